import { spawn } from 'node:child_process';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Schema } from '../src/openapi/schema.js';
import { startGateway, type RunningGateway } from './running-gateway.js';

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, object>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** What a script of ours has to say. */
async function runScript(name: string, input: string, ...args: string[]): Promise<string> {
  const script = fileURLToPath(new URL(`../openapi/${name}`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args]);
  child.stdin.end(input);
  const [said, complained] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return said + complained;
}

describe('the OpenAPI document', () => {
  let gateway: RunningGateway;
  let text: string;
  let document: Document;

  beforeAll(async () => {
    gateway = await startGateway();
    text = await (await gateway.ask('/api/openapi.json', { visitor: true })).text();
    document = JSON.parse(text) as Document;
  });
  afterAll(async () => gateway.close());

  const operations = (): [string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
    );

  it('lints clean by the recommended rules', async () => {
    expect(await runScript('lint-document.mjs', text)).toBe('');
  });

  it('describes every route with its answers and refusals', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const [route, operation] of operations().filter(([name]) => name.includes('/api/'))) {
      expect([route, Object.keys(operation.responses)]).toEqual([
        route,
        expect.arrayContaining(['400', '401', '404', '429', '503', '504']),
      ]);
      expect(operation.summary).not.toBe('');
    }
  });

  it('has no schema that says nothing', () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, schema.properties ?? schema.enum]).not.toEqual([name, undefined]);
      expect([name, Object.keys(schema.properties ?? schema.enum ?? {})]).not.toEqual([name, []]);
    }
  });

  it('tells the rules of a request: what the path gives is not in the body, unknown fields are refused', () => {
    const { RateSuggestionBody, SubmitSuggestion, ComposeTransferBody } = document.components.schemas;
    expect(RateSuggestionBody?.properties).not.toHaveProperty('id');
    expect(RateSuggestionBody?.properties?.['expectedVersion']).toEqual({ type: 'integer', minimum: 1 });
    expect(SubmitSuggestion).toMatchObject({
      additionalProperties: false,
      required: ['title', 'body', 'category', 'areaCode', 'displayName'],
      properties: { title: { type: 'string', minLength: 4, maxLength: 60 }, areaCode: { pattern: '^\\d{6}$' } },
    });
    expect(ComposeTransferBody?.properties?.['reveal']).toMatchObject({ type: 'array', uniqueItems: true });
  });

  it('tells the parameters of a list', () => {
    const parameters = document.paths['/api/v1/cases']?.['get']?.parameters;
    expect(parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100 },
    });
    expect(parameters?.map(({ name }) => name).sort()).toEqual([
      'cursor',
      'direction',
      'light',
      'limit',
      'q',
      'state',
      'unit',
    ]);
  });

  it('keeps what only services say to each other to itself', () => {
    expect(document.components.schemas).not.toHaveProperty('SubmitEvent');
    expect(text).not.toContain('suggestions.case.');
    expect(text).not.toContain('x-qsl-route');
  });

  it('is as new as the contracts', async () => {
    expect(await runScript('generate-schemas.mjs', '', '--check')).toBe('');
  });

  it('is shown as pages that need nothing from elsewhere', async () => {
    const page = await gateway.ask('/api/docs', { visitor: true });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await page.text()).toContain('swagger-ui-init.js');
    for (const asset of ['swagger-ui-init.js', 'swagger-ui-bundle.js', 'swagger-ui.css']) {
      const response = await gateway.ask(`/api/docs/${asset}`, { visitor: true });
      expect(response.status).toBe(200);
      expect(await response.text()).not.toBe('');
    }
  });
});

import {
  DomainError,
  exportFile,
  importFile,
  mostCarriedBytes,
  type Role,
  resolveSession,
  showFile,
} from '@qsl/contracts';
import { temporaryFolder } from '@qsl/testing';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { person, token } from './fake-services.js';
import { post, type RunningGateway, startGateway } from './running-gateway.js';

const folder = temporaryFolder('exchange');
const content = randomBytes(2 * 1024 ** 2);
const reason = '线路中断，派人送达。';
const written = 'x610303-c610300-20261201T020000000.qsl';
const malformed = new DomainError('conflict', 'file.malformed', { zh: '不是完整的 .qsl 文件：第 1 行', en: 'Line 1' });

describe('files that are carried', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway({ RELAY_EXCHANGE_FOLDER: folder });
  });
  beforeEach(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    is('admin');
    gateway.services.forget();
    gateway.services.answer(showFile, ({ name }) => ({ file: { name }, fault: null }));
  });
  afterAll(() => gateway.close());

  const is = (role: Role): void => gateway.services.answer(resolveSession, () => ({ ...person, roles: [role] }));

  /** Sessions are remembered for a moment: whoever has another role comes with a token of their own. */
  async function bring(bytes: Buffer, sender: string | null = token): Promise<Response> {
    await gateway.services.flush();
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), '送市.qsl');
    const headers: Record<string, string> = sender === null ? {} : { authorization: `Bearer ${sender}` };
    return fetch(`${gateway.url}/api/v1/links/files`, { method: 'POST', headers, body });
  }

  const nameOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { file: { name: string } }).file.name;

  it('come whole into the relay’s folder, the same content once, and are looked at there', async () => {
    const response = await bring(content);
    expect(response.status).toBe(201);
    const name = await nameOf(response);
    expect(name).toMatch(/^brought-[0-9a-f]{32}\.qsl$/);
    expect(await nameOf(await bring(content))).toBe(name);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name)).equals(content)).toBe(true);
    expect(gateway.services.last()).toMatchObject({ subject: showFile.subject, body: { name } });
  });

  it('do not stay where the relay says that they are none', async () => {
    gateway.services.refuse(showFile, malformed);
    const response = await bring(Buffer.from('%PDF-1.4\n'));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      type: 'urn:qsl:problem:file.malformed',
      detail: '不是完整的 .qsl 文件：第 1 行',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are refused beyond 51 MB, and nothing of them stays', async () => {
    const response = await bring(Buffer.alloc(mostCarriedBytes + 1, 'a'));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'file', rule: 'max_size' }] });
    expect(readdirSync(folder)).toEqual([]);
    expect(gateway.services.stayed(showFile)).toBe(true);
  });

  it('are brought by administrators alone', async () => {
    expect((await bring(content, null)).status).toBe(401);
    for (const role of ['staff', 'leader', 'editor'] as const) {
      is(role);
      expect((await bring(content, `token-of-the-${role}-of-this-office`)).status).toBe(403);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that were brought are the newest twenty; what the relay wrote stays', async () => {
    writeFileSync(join(folder, written), 'x');
    for (let number = 1; number <= 22; number += 1) await bring(Buffer.from(`file ${number}`));
    const names = readdirSync(folder);
    expect(names.filter((name) => name.startsWith('brought-'))).toHaveLength(20);
    expect(names).toContain(written);
  });

  it('are fetched as they were written, once the relay lets it', async () => {
    writeFileSync(join(folder, written), content);
    const response = await gateway.ask(`/api/v1/links/files/${written}/content`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename=${written}`,
      'cache-control': 'private, no-store',
    });
    const refusal = new DomainError('forbidden', 'operator.admin_only', { zh: '只有管理员可以。', en: 'No.' });
    gateway.services.refuse(showFile, refusal);
    expect((await gateway.ask(`/api/v1/links/files/${written}/content`)).status).toBe(403);
  });

  it.each(['..%2Fsigning.qsl', '.hidden.qsl', 'passwd'])('have names and never paths: %s', async (name) => {
    expect((await gateway.ask(`/api/v1/links/files/${name}/content`)).status).toBe(400);
    expect(gateway.services.stayed(showFile)).toBe(true);
  });

  it('that are gone since are not found', async () => {
    expect((await gateway.ask('/api/v1/links/files/gone.qsl/content')).status).toBe(404);
  });

  it('are written and taken in by the relay, for a reason', async () => {
    gateway.services.answer(exportFile, () => ({ folder, files: [] }));
    gateway.services.answer(importFile, () => ({ taken: 2 }));
    const order = { peer: 'c610300', answers: 'brought-a.qsl', reason };
    expect((await gateway.ask('/api/v1/links/files/exports', post(order))).status).toBe(201);
    expect(gateway.services.last()).toMatchObject({ subject: exportFile.subject, body: order });
    const path = '/api/v1/links/files/brought-a.qsl/actions/import';
    expect(await (await gateway.ask(path, post({ reason }))).json()).toEqual({ taken: 2 });
    expect(gateway.services.last()).toMatchObject({
      subject: importFile.subject,
      body: { name: 'brought-a.qsl', reason },
    });
    expect((await gateway.ask(path, post({}))).status).toBe(400);
  });
});

describe('an office without a folder for carried files', () => {
  it('says so', async () => {
    const gateway = await startGateway();
    gateway.services.answer(resolveSession, () => ({ ...person, roles: ['admin'] }));
    gateway.services.answer(showFile, () => ({ file: {}, fault: null }));
    const response = await gateway.ask(`/api/v1/links/files/${written}/content`);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ type: 'urn:qsl:problem:file.no_folder' });
    await gateway.close();
  });
});

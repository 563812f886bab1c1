import { getArticle, getFileAccess, notFound, recordUpload, resolveSession } from '@qsl/contracts';
import { temporaryFolder } from '@qsl/testing';
import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { FileView } from '../src/file/file.view.js';
import { person, token } from './fake-services.js';
import { post, startGateway, type RunningGateway } from './running-gateway.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const script = Buffer.from('<html><script>alert(1)</script></html>');
const maxBytes = 20 * 1024 * 1024;

type Sent = [field: string, content: Buffer, name: string, type?: string];

const formOf = (...files: Sent[]): FormData => {
  const form = new FormData();
  for (const [field, content, name, type = 'application/octet-stream'] of files)
    form.append(field, new Blob([new Uint8Array(content)], { type }), name);
  return form;
};

async function send(
  { services, url }: RunningGateway,
  body: FormData,
  sender: string | null = token,
): Promise<Response> {
  await services.flush();
  const headers: Record<string, string> = sender === null ? {} : { authorization: `Bearer ${sender}` };
  return fetch(`${url}/api/v1/files`, { method: 'POST', headers, body });
}

async function sent(gateway: RunningGateway, content: Buffer, name: string): Promise<FileView> {
  return (await (await send(gateway, formOf(['file', content, name]))).json()) as FileView;
}

describe('files', () => {
  let gateway: RunningGateway;
  const folder = temporaryFolder('files');

  beforeAll(async () => {
    gateway = await startGateway({ FILES_FOLDER: folder });
  });
  beforeEach(() => {
    gateway.services.answer(resolveSession, () => person);
    gateway.services.answer(recordUpload, () => ({ ok: true }));
    gateway.services.answer(getFileAccess, () => ({ isPublic: true }));
  });
  afterAll(async () => gateway.close());

  const leftOver = (): Promise<string[]> => readdir(join(folder, 'incoming')).catch(() => []);
  const refusedFor = async (response: Response): Promise<unknown> => {
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const { errors, type } = (await response.json()) as { errors?: { field: string; rule: string }[]; type: string };
    return errors?.map(({ field, rule }) => [field, rule]) ?? type;
  };

  it('are kept under the digest of their content, by what they are and not by what they are called', async () => {
    const response = await send(gateway, formOf(['file', png, '现场照片.exe', 'application/x-msdownload']));
    expect(response.status).toBe(201);
    const id = createHash('sha256').update(png).digest('hex');
    expect(await response.json()).toEqual({ id, name: '现场照片.png', type: 'image/png', size: png.length });
    expect(await leftOver()).toEqual([]);
  });

  it('that are sent again are the same file', async () => {
    const [first, second] = await Promise.all([sent(gateway, pdf, '报告.pdf'), sent(gateway, pdf, '报告.pdf')]);
    expect(second).toEqual(first);
    expect(await readdir(join(folder, first.id.slice(0, 2)))).toHaveLength(2);
  });

  it('are given to everybody where they are public, to be kept for a while, and can run nothing', async () => {
    const { id } = await sent(gateway, pdf, '检测报告.pdf');
    const response = await gateway.ask(`/api/v1/files/${id}`, { visitor: true });
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'cache-control': 'public, max-age=60',
      etag: `"${id}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    const picture = await sent(gateway, png, '现场.png');
    const { headers } = await gateway.ask(`/api/v1/files/${picture.id}`, { visitor: true });
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('content-disposition')).toMatch(
      /^inline; .*filename\*=UTF-8''%E6%A3%80%E6%B5%8B%E6%8A%A5%E5%91%8A\.pdf$/,
    );
    const again = await gateway.ask(`/api/v1/files/${id}`, { visitor: true, headers: { 'if-none-match': `"${id}"` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('are told to the news service with who sent them', async () => {
    const { id } = await sent(gateway, png, '现场.png');
    const told = gateway.services.received.findLast(({ subject }) => subject === recordUpload.subject);
    expect(told).toMatchObject({ body: { id }, call: { actor: { personId: person.id } } });
  });

  it('that are not public are kept by no cache, and given to nobody else', async () => {
    const { id } = await sent(gateway, pdf, '检测报告.pdf');
    gateway.services.answer(getFileAccess, (body, { actor }) => {
      if (body['id'] === id && actor.personId === person.id) return { isPublic: false };
      throw notFound('file');
    });
    const own = await gateway.ask(`/api/v1/files/${id}`);
    expect(own.status).toBe(200);
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    const headers = { 'if-none-match': `"${id}"` };
    expect((await gateway.ask(`/api/v1/files/${id}`, { visitor: true, headers })).status).toBe(404);
  });

  it('of articles are said to be here once they are', async () => {
    const { id } = await sent(gateway, pdf, '报告.pdf');
    const away = 'ef'.repeat(32);
    const attachments = [{ id }, { id: away, state: 'underway' }, { id: 'dc'.repeat(32) }];
    gateway.services.answer(getArticle, () => ({ attachments }));
    const article = '0190f3a0-0000-7000-8000-000000000009';
    const response = await gateway.ask(`/api/v1/articles/${article}`, { visitor: true });
    expect(await response.json()).toEqual({
      attachments: [{ id, state: 'available' }, { id: away, state: 'underway' }, { id: 'dc'.repeat(32) }],
    });
  });

  it('that another office describes falsely are handed out to be kept, and under no name that deceives', async () => {
    const id = 'fe'.repeat(32);
    await mkdir(join(folder, 'fe'), { recursive: true });
    await writeFile(join(folder, 'fe', id), script);
    await writeFile(
      join(folder, 'fe', `${id}.json`),
      JSON.stringify({ name: '../报告\u202E.html', type: 'text/html' }),
    );
    const { headers } = await gateway.ask(`/api/v1/files/${id}`, { visitor: true });
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E6%8A%A5%E5%91%8A\.bin$/);
  });

  it.each(['0'.repeat(64), '..%2F..%2Fetc%2Fpasswd', 'incoming'])('are not found at %s', async (id) => {
    expect((await gateway.ask(`/api/v1/files/${id}`, { visitor: true })).status).toBe(404);
  });

  it('of 20 MB are taken, larger ones are not', async () => {
    const full = Buffer.concat([pdf, Buffer.alloc(maxBytes - pdf.length)]);
    expect((await send(gateway, formOf(['file', full, 'full.pdf']))).status).toBe(201);
    const response = await send(gateway, formOf(['file', Buffer.concat([full, pdf]), 'more.pdf']));
    expect(response.status).toBe(413);
    expect(await refusedFor(response)).toEqual([['file', 'max_size']]);
    expect(await leftOver()).toEqual([]);
  });

  it.each([
    ['of another kind', formOf(['file', script, '图片.png', 'image/png']), 415, [['file', 'type']]],
    ['that are empty', formOf(['file', Buffer.alloc(0), '空.pdf']), 415, [['file', 'type']]],
    ['that are not there', formOf(), 422, [['file', 'one_file']]],
    ['in another field', formOf(['picture', png, 'a.png']), 422, [['file', 'one_file']]],
    ['in a bundle', formOf(['file', png, 'a.png'], ['file', pdf, 'b.pdf']), 422, [['file', 'one_file']]],
  ])('%s are refused', async (_name, form, status, faults) => {
    const response = await send(gateway, form);
    expect(response.status).toBe(status);
    expect(await refusedFor(response)).toEqual(faults);
    expect(await leftOver()).toEqual([]);
  });

  it('come as a form, and other requests do not', async () => {
    const json = await gateway.ask('/api/v1/files', post({ file: 'x' }));
    expect(json.status).toBe(415);
    expect(await refusedFor(json)).toEqual([['file', 'multipart']]);
    const headers = { authorization: `Bearer ${token}` };
    const form = await fetch(`${gateway.url}/api/v1/topics`, { method: 'POST', headers, body: formOf() });
    expect(form.status).toBe(415);
  });

  it('are taken from staff and editors only', async () => {
    const form = () => formOf(['file', png, 'a.png']);
    expect((await send(gateway, form(), null)).status).toBe(401);
    for (const [role, status] of [
      ['citizen', 403],
      ['admin', 403],
      ['editor', 201],
    ] as const) {
      gateway.services.answer(resolveSession, () => ({ ...person, roles: [role] }));
      expect((await send(gateway, form(), `token-of-some-${role}-of-the-office`)).status).toBe(status);
    }
  });

  it('that break off leave nothing behind', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
    socket.write(
      `POST /api/v1/files HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n` +
        `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${head.length + 4}\r\n\r\n${head}%PDF`,
    );
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await leftOver()).toEqual([]);
  });
});

describe('an office without a folder for files', () => {
  it('says so, and has none', async () => {
    const gateway = await startGateway();
    const response = await send(gateway, formOf(['file', png, 'a.png']));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: 'urn:qsl:problem:file.no_folder' });
    gateway.services.answer(getFileAccess, () => ({ isPublic: true }));
    expect((await gateway.ask(`/api/v1/files/${'0'.repeat(64)}`)).status).toBe(404);
    await gateway.close();
  });

  it('fails without a word of the disk where the folder cannot be written', async () => {
    const file = join(temporaryFolder('no-folder'), 'file');
    await writeFile(file, '');
    const gateway = await startGateway({ FILES_FOLDER: file });
    const response = await send(gateway, formOf(['file', png, 'a.png']));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain(file);
    await gateway.close();
  });
});

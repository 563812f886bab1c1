import { Controller, Module } from '@nestjs/common';
import { checkHealth, type Acknowledgement, type Call } from '@qsl/contracts';
import { connectBus, HandleRpc, type Bus } from '@qsl/messaging';
import {
  actor,
  callBy,
  freshDatabase,
  schemaDrift,
  startNats,
  testOffices,
  waitUntil,
  writeDirectory,
  type FreshDatabase,
  type TestNats,
} from '../src/index.js';
import { Client } from 'pg';
import { defineService, ServiceConfig, startService, type RunningService } from '@qsl/service-kit';
import { NoteWritten, noteWritten, notesDatabase, notesService, writeNote } from './notes-service.js';

const archived: string[] = [];

@Controller()
class ArchiveController {
  @HandleRpc(noteWritten)
  async written(_call: Call, body: NoteWritten): Promise<Acknowledgement> {
    archived.push(body.text);
    return { ok: true };
  }
}

@Module({ controllers: [ArchiveController] })
class ArchiveModule {}

const archiveService = defineService({ name: 'archive', module: ArchiveModule, config: ServiceConfig });

describe('what every service stands on', () => {
  let nats: TestNats;
  let database: FreshDatabase;
  let sql: Client;
  let bus: Bus;
  let notes: RunningService;
  let env: Record<string, string>;
  const call = callBy(actor({ name: '测试甲' }));

  beforeAll(async () => {
    [nats, database] = await Promise.all([startNats(), freshDatabase(notesDatabase)]);
    env = {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      OFFICE_IID: testOffices.county.iid,
      OFFICE_DIRECTORY: writeDirectory(),
      LOG_LEVEL: 'error',
    };
    notes = await startService(notesService, env);
    bus = await connectBus(nats.url);
    sql = new Client({ connectionString: database.url });
    await sql.connect();
  });

  afterAll(async () => {
    await bus.close();
    await notes.close();
    await sql.end();
    await database.drop();
    await nats.stop();
  });

  const count = async (table: string): Promise<number> =>
    (await sql.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? -1;

  it('answers a contract and knows who calls', async () => {
    await expect(bus.call(writeNote, { text: '第一条' }, call)).resolves.toMatchObject({
      text: '第一条',
      author: '测试甲',
    });
  });

  it('names field and rule of bad input in the caller’s language and changes nothing', async () => {
    const before = await count('note');
    await expect(bus.call(writeNote, { text: '一' }, call)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'text', rule: 'minLength', message: '至少 2 个字符。' }] },
    });
    await expect(bus.call(writeNote, { text: '一' }, { ...call, language: 'en' })).rejects.toMatchObject({
      details: { errors: [{ message: 'text must be longer than or equal to 2 characters' }] },
    });
    await expect(bus.call(writeNote, Object.assign({ text: '多了' }, { extra: 1 }), call)).rejects.toMatchObject({
      details: { errors: [{ field: 'extra', rule: 'whitelistValidation' }] },
    });
    expect(await count('note')).toBe(before);
  });

  it('keeps errors nobody threw on purpose to itself', async () => {
    await expect(bus.call(writeNote, { text: '崩溃' }, call)).rejects.toMatchObject({
      kind: 'internal',
      message: expect.not.stringContaining('secret') as string,
    });
  });

  it('does a command once for one idempotency key, also when it comes twice at a time', async () => {
    const once = { ...call, idempotencyKey: '键-1' };
    const [first, second] = await Promise.all([
      bus.call(writeNote, { text: '只写一次' }, once),
      bus.call(writeNote, { text: '只写一次' }, once),
    ]);
    expect(second).toEqual(first);
    await expect(bus.call(writeNote, { text: '只写一次' }, once)).resolves.toEqual(first);
    await expect(bus.call(writeNote, { text: '别的内容' }, once)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('lets a refused command be tried again with the same key', async () => {
    const once = { ...call, idempotencyKey: '键-2' };
    await expect(bus.call(writeNote, { text: '回滚' }, once)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'note.refused',
    });
    expect((await sql.query('select 1 from note where text = $1', ['回滚'])).rowCount).toBe(0);
    await expect(bus.call(writeNote, { text: '回滚' }, once)).rejects.toMatchObject({ reason: 'note.refused' });
  });

  it('keeps outbox messages while their receiver is away, then delivers them in order and none of a rolled-back transaction', async () => {
    await bus.call(writeNote, { text: '第二条' }, call);
    await bus.call(writeNote, { text: '第三条' }, call);
    expect(await count('outbox_message')).toBeGreaterThanOrEqual(3);
    const archive = await startService(archiveService, env);
    try {
      await waitUntil(async () => (await count('outbox_message')) === 0);
      expect(archived).toEqual(['第一条', '只写一次', '第二条', '第三条']);
    } finally {
      await archive.close();
    }
  });

  it('has migrations that agree with its entities', async () => {
    await expect(schemaDrift(notesDatabase)).resolves.toBe('');
  });

  it('tells its health, and that a subject nobody serves is unavailable', async () => {
    await expect(bus.call(checkHealth('notes'), {}, call)).resolves.toEqual({
      service: 'notes',
      parts: [{ name: 'database', ok: true, detail: null }],
    });
    await expect(bus.call(checkHealth('nobody'), {}, call)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

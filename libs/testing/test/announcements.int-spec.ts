import { jetstreamManager } from '@nats-io/jetstream';
import { Controller, Module } from '@nestjs/common';
import type { Acknowledgement, Announcement, Call } from '@qsl/contracts';
import { connectBus, EventStream, eventStreamName, HandleRpc, type Bus } from '@qsl/messaging';
import { defineService, ServiceConfig, startService, type RunningService } from '@qsl/service-kit';
import { Client } from 'pg';
import {
  actor,
  callBy,
  freshDatabase,
  startNats,
  testOffices,
  waitUntil,
  writeDirectory,
  type FreshDatabase,
  type TestNats,
} from '../src/index.js';
import { notesDatabase, notesService, noteWritten, writeNote, type NoteWritten } from './notes-service.js';

@Controller()
class ArchiveController {
  @HandleRpc(noteWritten)
  async written(_call: Call, _body: NoteWritten): Promise<Acknowledgement> {
    return { ok: true };
  }
}

@Module({ controllers: [ArchiveController] })
class ArchiveModule {}

const archiveService = defineService({ name: 'archive', module: ArchiveModule, config: ServiceConfig });

describe('what a service announces', () => {
  let nats: TestNats;
  let database: FreshDatabase;
  let services: RunningService[];
  let bus: Bus;
  let sql: Client;
  const call = callBy(actor());

  async function start(jetStream: boolean): Promise<void> {
    [nats, database] = await Promise.all([startNats({ jetStream }), freshDatabase(notesDatabase)]);
    const env = {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      OFFICE_IID: testOffices.county.iid,
      OFFICE_DIRECTORY: writeDirectory(),
      LOG_LEVEL: 'fatal',
    };
    services = await Promise.all([startService(notesService, env), startService(archiveService, env)]);
    bus = await connectBus(nats.url);
    sql = new Client({ connectionString: database.url });
    await sql.connect();
  }

  afterEach(async () => {
    await bus.close();
    for (const service of services) await service.close();
    await sql.end();
    await database.drop();
    await nats.stop();
  });

  const write = (text: string) => bus.call(writeNote, { text }, call);
  const waiting = async (lane: string): Promise<number> =>
    (await sql.query('select 1 from outbox_message where lane = $1', [lane])).rowCount ?? -1;
  const stored = async (): Promise<string[]> => {
    const { streams } = await jetstreamManager(bus.connection);
    const { state } = await streams.info(eventStreamName);
    const sequences = Array.from({ length: state.messages }, (_, index) => state.first_seq + index);
    const messages = await Promise.all(sequences.map((seq) => streams.getMessage(eventStreamName, { seq })));
    return messages.map((message) => message?.json<Announcement>().text ?? '');
  };

  it('is stored in the event stream in the order of its commits, and leaves the outbox', async () => {
    await start(true);
    for (const text of ['公告一', '公告二', '公告三']) await write(text);
    await waitUntil(async () => (await waiting('event')) === 0);
    expect(await stored()).toEqual(['一', '二', '三']);
  });

  it('waits while the broker keeps no streams, and holds up neither commands nor requests', async () => {
    await start(false);
    await write('公告一');
    await write('公告二');
    await waitUntil(async () => (await waiting('request')) === 0);
    expect(await waiting('event')).toBe(2);
    await nats.stop();
    nats = await startNats({ port: nats.port, jetStream: true });
    await waitUntil(async () => (await waiting('event')) === 0);
    expect(await stored()).toEqual(['一', '二']);
  });

  it('survives a power cut of the broker', async () => {
    await start(true);
    await write('公告一');
    await waitUntil(async () => (await waiting('event')) === 0);
    await nats.kill();
    await nats.restart();
    await waitUntil(() => write('公告二'));
    await waitUntil(async () => (await waiting('event')) === 0);
    expect(await stored()).toEqual(['一', '二']);
  });

  it('fails the command where it is no announcement, rather than to be lost later', async () => {
    await start(true);
    await expect(write('公告')).rejects.toMatchObject({ kind: 'internal' });
    expect((await sql.query('select 1 from note')).rowCount).toBe(0);
    expect(await waiting('event')).toBe(0);
  });

  it('is stored once for one id, in a stream that can be resized', async () => {
    await start(true);
    const stream = new EventStream(bus);
    await stream.ensure();
    await Promise.all([
      stream.ensure(),
      stream.store('events.a.b.c', { id: 'one' }),
      stream.store('events.a.b.c', { id: 'one' }),
    ]);
    await stream.ensure(2 * 1_024 ** 2);
    const { streams } = await jetstreamManager(bus.connection);
    const { config, state } = await streams.info(eventStreamName);
    expect(state.messages).toBe(1);
    expect(config.max_bytes).toBe(2 * 1_024 ** 2);
  });
});

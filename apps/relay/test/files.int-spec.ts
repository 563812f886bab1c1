import {
  beginRecovery,
  exportFile,
  importFile,
  listOperatorActs,
  listJournal,
  resumeLink,
  revokeOffice,
  showFile,
  suspendLink,
} from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { carry, exported, pathOf, reason, refused, sent } from './carried-files.js';
import { qsl } from './qsl.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

let names = 0;
/** Writes a file of this text for an office to take in. */
function written(to: RelayOffice, text: string): string {
  names += 1;
  mkdirSync(to.exchangeFolder, { recursive: true });
  writeFileSync(pathOf(to, `伪造${names}.qsl`), text);
  return `伪造${names}.qsl`;
}

describe('files that are carried between offices whose lines are dead', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(() => offices.close());

  async function cut(): Promise<void> {
    const { county, city, province, brokers } = offices;
    await Promise.all([brokers.city.kill(), brokers.province.kill()]);
    await waitUntil(async () => (await county.link(city.iid)).state === 'down');
    await waitUntil(async () => (await city.link(province.iid)).state === 'down');
  }

  async function mended(): Promise<void> {
    await Promise.all([offices.brokers.city.start(), offices.brokers.province.start()]);
    await offices.connected();
  }

  it('bring a matter from the county to the province by two, its outcome back by two, and nothing doubles afterwards', async () => {
    const { county, city, province } = offices;
    await cut();
    const first = await county.submit(anEvent(route));
    const { rootCaseId } = first;
    const second = await county.submit(anEvent(route, { rootCaseId }));
    const up = [first.id, second.id];
    expect(await sent(county, city)).toMatchObject({ taken: 2 });
    await waitUntil(() => city.applied(rootCaseId).length === 2);
    expect(await sent(city, province)).toMatchObject({ taken: 2 });
    await waitUntil(() => province.applied(rootCaseId).length === 2);
    expect(province.applied(rootCaseId)).toEqual(up);
    expect(await county.pending(rootCaseId)).toHaveLength(2);

    const outcome = await province.submit(anEvent(route, { rootCaseId }));
    expect(await sent(province, city)).toMatchObject({ taken: 1 });
    expect(await sent(city, county)).toMatchObject({ taken: 1 });
    await waitUntil(() => county.applied(rootCaseId).includes(outcome.id));
    expect(await county.pending(rootCaseId)).toEqual([]);
    await waitUntil(() => county.notices.filter((notice) => notice.rootCaseId === rootCaseId).length === 2);

    const later = await county.submit(anEvent(route, { rootCaseId }));
    const { name } = await exported(county, city);
    await mended();
    await waitUntil(() => province.applied(rootCaseId).length === 3);
    expect(await city.operate(importFile, { name: carry(county, city, name), reason })).toMatchObject({ taken: 0 });
    const last = await province.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => county.applied(rootCaseId).includes(last.id));
    expect(county.applied(rootCaseId)).toEqual([outcome.id, last.id]);
    expect(city.applied(rootCaseId)).toEqual([first.id, second.id, outcome.id, later.id, last.id]);
    expect(province.applied(rootCaseId)).toEqual([...up, later.id]);
    for (const office of [county, city, province]) {
      const { rows } = await office.sql.query<{ n: number }>('select count(*)::int as n from rejected_event');
      expect(rows).toEqual([{ n: 0 }]);
    }
  });

  it('go by the command line, which answers back, keeps a record and shows what is in them', async () => {
    const { county, city } = offices;
    await cut();
    const { rootCaseId } = await county.submit(anEvent(route));
    const answer = await city.submit(anEvent(route));
    const why = ['--reason', reason];
    const writing = await qsl(county, 'file', 'export', city.iid, '--out', '送市.qsl', ...why);
    expect(writing).toMatchObject({ code: 0, fault: '' });
    expect(writing.out).toMatch(
      /送市\.qsl +金台区政协（x610303） +宝鸡市政协（c610300） .* 1（\d+—\d+） +0 +0 +\d+ +\d+ KB/,
    );
    expect(statSync(pathOf(county, '送市.qsl')).mode & 0o777).toBe(0o600);
    carry(county, city, '送市.qsl');
    expect((await qsl(city, 'file', 'show', '送市.qsl')).out).toContain('✓ 封签有效：金台区政协');
    const taking = await qsl(city, 'file', 'import', '送市.qsl', '--answer', '回县.qsl', ...why);
    expect(taking).toMatchObject({ code: 0, fault: '' });
    expect(taking.out).toContain('已导入 金台区政协（x610303）的文件：新收到往来 1 件、附件 0 个，还缺附件 0 个。');
    await waitUntil(() => city.applied(rootCaseId).length === 1);
    carry(city, county, '回县.qsl');
    const answered = await qsl(county, 'file', 'import', '回县.qsl', '--json', ...why);
    expect(JSON.parse(answered.out)).toMatchObject({ imported: { taken: 1 }, answer: null });
    await waitUntil(() => county.applied(answer.rootCaseId).length === 1);
    expect(await county.pending(rootCaseId)).toEqual([]);
    expect((await qsl(county, 'acts')).out).toMatch(/导入离线文件 +c610300 .*\n.*李运维 +导出离线文件 +c610300/);
    const { items } = await city.operate(listJournal, { limit: 20 });
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['file.imported', 'file.exported']));
    expect(JSON.parse(items.find(({ kind }) => kind === 'events.taken')?.facts ?? '{}')).toMatchObject({ way: 'file' });

    expect(await qsl(county, 'file', 'export', city.iid, '--out', '送市.qsl', ...why)).toMatchObject({ code: 1 });
    expect(await qsl(county, 'file', 'export', city.iid, '--out', '../送市.qsl', ...why)).toMatchObject({ code: 2 });
    expect(await qsl(county, 'file', 'import', '没有.qsl', ...why)).toMatchObject({ code: 2 });
    expect(await qsl(county, 'file', 'import', '回县.qsl')).toMatchObject({ code: 2 });
    await mended();
  });

  it('are refused where they are altered, cut off, for somebody else or handled by anybody but an administrator', async () => {
    const { county, city, province } = offices;
    await cut();
    const { rootCaseId } = await county.submit(anEvent(route));
    const acts = await city.operate(listOperatorActs, {});
    const { name } = await exported(county, city);
    const text = readFileSync(pathOf(county, name), 'utf8');
    const take = (of: string) => city.operate(importFile, { name: written(city, of), reason });
    await expect(take(text.replace('滤芯', '净水'))).rejects.toMatchObject(refused('altered'));
    await expect(take(text.slice(0, -40))).rejects.toMatchObject(refused('malformed'));
    await expect(take('{}\n')).rejects.toMatchObject(refused('malformed'));
    await expect(take('x'.repeat(2 * 1024 ** 2))).rejects.toMatchObject(refused('malformed'));
    const card = `${JSON.stringify({ card: { body: 'x'.repeat(500_000), jws: 'x' } })}\n`;
    await expect(take(`${text.split('\n')[0]}\n${card.repeat(110)}`)).rejects.toMatchObject(refused('too_large'));
    const notSealed = text.replace(/"jws":"[^"]+"\}\}\n$/, '"jws":"eyJhbGciOiJFZERTQSJ9..AAAA"}}\n');
    await expect(take(notSealed)).rejects.toMatchObject(refused('signature'));
    await expect(province.operate(importFile, { name: carry(county, province, name), reason })).rejects.toMatchObject(
      refused('not_for_us'),
    );
    expect(await province.operate(showFile, { name })).toMatchObject({ fault: 'not_for_us' });
    await expect(exported(county, province)).rejects.toMatchObject(refused('no_link'));
    for (const call of [
      county.call(exportFile, { peer: city.iid, reason }),
      city.call(importFile, { name: carry(county, city, name), reason }),
      city.call(showFile, { name }),
    ])
      await expect(call).rejects.toMatchObject({ reason: 'operator.admin_only' });
    expect(city.applied(rootCaseId)).toEqual([]);
    expect(await city.operate(listOperatorActs, {})).toEqual(acts);
    await mended();
  });

  it('of before a recovery count no more, also after a restart; those of afterwards bring the new epoch', async () => {
    const { county, city } = offices;
    const { rootCaseId } = await county.submit(anEvent(route));
    await waitUntil(() => city.applied(rootCaseId).length === 1);
    const { name: old } = await exported(county, city, 0);
    carry(county, city, old);
    await county.operate(beginRecovery, { without: [], reason });
    await waitUntil(async () => (await county.link(city.iid)).epoch === 2);
    await cut();
    await expect(city.operate(importFile, { name: old, reason })).rejects.toMatchObject(refused('superseded'));
    await city.stop();
    await city.start();
    await expect(city.operate(importFile, { name: old, reason })).rejects.toMatchObject(refused('superseded'));

    await county.operate(beginRecovery, { without: [], reason });
    await expect(exported(county, city)).rejects.toMatchObject(refused('recovering'));
    await expect(county.operate(importFile, { name: carry(city, county, old), reason })).rejects.toMatchObject(
      refused('not_for_us'),
    );
    await county.operate(beginRecovery, { without: [city.iid], reason });
    const after = await county.submit(anEvent(route, { rootCaseId }));
    const renewed = await sent(county, city);
    expect(renewed.file).toMatchObject({ epoch: 3, after: 0, upTo: renewed.taken });
    await waitUntil(() => city.applied(rootCaseId).length === 2);
    expect(city.applied(rootCaseId)[1]).toBe(after.id);
    await mended();
    await waitUntil(() => offices.province.applied(rootCaseId).length === 2);
  });

  it('name what of them is not taken, and why, and bring the rest', async () => {
    const { county, city } = offices;
    await cut();
    const { rootCaseId, id } = await county.submit(anEvent(route));
    const next = await county.submit(anEvent(route));
    await county.sql.query(`update event set jws = 'eyJhbGciOiJFZERTQSJ9..AAAA' where id = $1`, [id]);
    expect(await sent(county, city)).toMatchObject({ taken: 2, refused: [{ eventId: id, fault: 'signature' }] });
    await waitUntil(() => city.applied(next.rootCaseId).length === 1);
    expect(city.applied(rootCaseId)).toEqual([]);
    await mended();
  });

  it('are refused on a closed link and from an office that was revoked', async () => {
    const { county, city, province, brokers } = offices;
    await county.submit(anEvent(route));
    await brokers.city.kill();
    const { name } = await exported(county, city, 0);
    carry(county, city, name);
    await city.operate(suspendLink, { peer: county.iid, reason });
    await expect(city.operate(importFile, { name, reason })).rejects.toMatchObject(refused('closed'));
    await city.operate(resumeLink, { peer: county.iid, reason });
    await province.operate(revokeOffice, { iid: county.iid, reason });
    await waitUntil(async () => (await city.instance()).links.length === 1, { what: 'the card has come to the city' });
    await expect(city.operate(importFile, { name, reason })).rejects.toMatchObject(refused('no_link'));
    expect(await city.operate(showFile, { name })).toMatchObject({ fault: 'signature' });
  });
});

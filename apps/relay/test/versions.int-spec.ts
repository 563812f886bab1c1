import { waitUntil } from '@qsl/testing';
import { SpokenVersions } from '../src/protocol/introduction.js';
import { qsl } from './qsl.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const patient = { deadlineMs: 60_000 };

describe('a city that speaks the first version of the protocol, and a county that has another release', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid];
  });
  afterAll(() => offices?.close());

  const upgrade = async (office: RelayOffice, ...versions: number[]): Promise<void> => {
    await office.stop();
    office.speaks = new SpokenVersions(versions);
    await office.start();
  };
  const sides = (): [RelayOffice, RelayOffice][] => [
    [offices.county, offices.city],
    [offices.city, offices.county],
  ];
  const areApplied = (office: RelayOffice, rootCaseId: string, ids: string[]): Promise<unknown> =>
    waitUntil(() => office.applied(rootCaseId).length >= ids.length, {
      ...patient,
      what: `${office.iid} applies`,
    }).then(() => expect(office.applied(rootCaseId)).toEqual(ids));

  it('settle on the version that both speak', async () => {
    await upgrade(offices.county, 1, 2);
    await offices.connected();
    for (const [author, reader] of sides()) {
      const { id, rootCaseId } = await author.submit(anEvent(route));
      await areApplied(reader, rootCaseId, [id]);
    }
  });

  it('refuse each other by that reason where there is none, and lose nothing until one of them is upgraded', async () => {
    const first = await offices.county.submit(anEvent(route));
    const { rootCaseId } = first;
    await areApplied(offices.city, rootCaseId, [first.id]);
    await upgrade(offices.county, 2);
    for (const [office, other] of sides()) {
      const link = () => office.link(other.iid);
      await waitUntil(async () => (await link()).refusal === 'version', {
        ...patient,
        what: `${office.iid} is refused`,
      });
      expect(await link()).toMatchObject({ state: 'refused', refusal: 'version' });
      expect((await qsl(office, 'link', 'status')).out).toContain('被拒绝（协议版本不符）');
      expect(await office.metrics()).toMatch(/alarm.*link\.no_common_version.* 1\n/);
    }
    const later = [
      await offices.county.submit(anEvent(route, { rootCaseId })),
      await offices.county.submit(anEvent(route, { rootCaseId })),
    ];
    const answer = await offices.city.submit(anEvent(route));
    expect(await offices.county.link(offices.city.iid)).toMatchObject({ pending: 2, state: 'refused' });
    expect(await offices.city.link(offices.county.iid)).toMatchObject({ pending: 1, state: 'refused' });

    await upgrade(offices.city, 1, 2);
    await areApplied(
      offices.city,
      rootCaseId,
      [first, ...later].map(({ id }) => id),
    );
    await areApplied(offices.county, answer.rootCaseId, [answer.id]);
    await offices.connected();
  });
});

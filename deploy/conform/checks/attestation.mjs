import { randomBytes, randomUUID } from 'node:crypto';
import { makeEvent } from '../event.mjs';
import { must, NotRun } from '../kit.mjs';
import { Silence } from '../link.mjs';
import { isSignedBy } from '../signing.mjs';

/** The foreign office's answer. @throws NotRun where it does not know the question: version 1 does not require it */
async function attest({ parent, site }, { asker = site.parent.iid, end = site.foreign.iid, events }) {
  const question = { verb: 'attest', asker, end, nonce: randomBytes(32).toString('hex'), events };
  try {
    return { question, reply: (await parent.ask(question)).reply };
  } catch (error) {
    if (error instanceof Silence) throw new NotRun('it does not know the question attest');
    throw error;
  }
}

/** What it says, by section 10. @throws Breach */
function listOf({ site }, { question, reply }) {
  must(reply.kind === 'attested', `answered ${reply.kind}`);
  const { body, jws } = reply.list ?? {};
  must(isSignedBy(body, jws, site.foreign.key.text), 'the list is not signed by its key');
  const list = JSON.parse(body);
  must(list.attestation === 1, `attestation ${list.attestation}`);
  for (const name of ['end', 'asker', 'nonce']) must(list[name] === question[name], `${name} ${list[name]}`);
  must(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(list.at), `at ${list.at}`);
  return { held: list.held, lacks: list.lacks };
}

const isSame = (some, others) => [...some].sort().join() === [...others].sort().join();

export const attestationChecks = [
  {
    name: 'attests',
    section: '10',
    async run(kit) {
      const event = makeEvent({ author: kit.site.parent, route: kit.route });
      kit.parent.put(event);
      must(await kit.isTaken(event), 'the event was not taken');
      const unknown = randomUUID();
      const { held, lacks } = listOf(kit, await attest(kit, { events: [unknown, event.id] }));
      must(isSame(held, [event.id]), `it says that it holds ${held}`);
      must(isSame(lacks, [unknown]), `it says that it lacks ${lacks}`);
      const others = listOf(kit, await attest(kit, { asker: kit.site.sibling.iid, events: [event.id] }));
      must(
        isSame(others.lacks, [event.id]) && others.held.length === 0,
        'it tells one office of the events of another',
      );
      return 'a signed list of what it holds and lacks, to the author alone';
    },
  },
  {
    name: 'attests-by-path',
    section: '10',
    async run(kit) {
      const { parent, foreign } = kit.site;
      for (const way of [{ asker: foreign.iid }, { asker: 'z999999' }, { end: parent.iid }]) {
        const { reply } = await attest(kit, { ...way, events: [randomUUID()] });
        must(reply.kind === 'absent', `${JSON.stringify(way)} from the parent is answered ${reply.kind}`);
      }
      return 'absent where the asker is not on the parent’s side, and where the question would go back';
    },
  },
];

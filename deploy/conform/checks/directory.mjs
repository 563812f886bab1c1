import { makeEvent } from '../event.mjs';
import { must } from '../kit.mjs';
import { newKey } from '../signing.mjs';

const bySibling = ({ site }, change = {}) =>
  makeEvent({ author: site.sibling, route: [site.sibling.iid, site.parent.iid, site.foreign.iid], ...change });

/** Answers the question for cards wrongly once; the office must stand at the same serial when it asks again. */
async function cardsRefused(kit, wrong) {
  const { parent, registrar } = kit;
  await parent.caughtUp();
  const serial = registrar.serial;
  registrar.rotate();
  const cards = wrong(registrar);
  const event = bySibling(kit);
  parent.put(event);
  const asked = await parent.next('cards');
  must(asked.question.after === serial, `cards after ${asked.question.after} were asked for, not after ${serial}`);
  asked.reply({ ...registrar.after(serial), cards });
  const again = await parent.next('cards');
  parent.answer(again);
  must(again.question.after === serial, `it took the card: it goes on after ${again.question.after}`);
  must(await kit.isTaken(event), 'the event was not taken once the true cards had come');
  return `it stayed at serial ${serial} until the registrar’s next card came`;
}

export const directoryChecks = [
  {
    name: 'cards-before-batch',
    section: '8',
    async run(kit) {
      const { parent, registrar } = kit;
      await parent.caughtUp();
      const [{ after }, serial] = [parent.head, registrar.serial];
      registrar.rotate();
      const event = bySibling(kit);
      parent.put(event);
      const asked = await parent.next('cards');
      must(asked.question.after === serial, `cards after ${asked.question.after} were asked for, not after ${serial}`);
      must(Array.isArray(asked.question.requests), `requests ${asked.question.requests}`);
      const { reply } = await parent.ask({ verb: 'hello', versions: [1], place: parent.place });
      must(reply.place.after === after, 'the batch was taken before its cards were there');
      parent.answer(asked);
      must(await kit.isTaken(event), 'an event signed with the key of the new card was not taken');
      return `card ${registrar.serial} first, then the event that is signed with its key`;
    },
  },
  {
    name: 'refuses-card-gap',
    section: '8',
    run: (kit) =>
      cardsRefused(kit, (registrar) => {
        registrar.rotate();
        return registrar.cards.slice(-1);
      }),
  },
  {
    name: 'refuses-forged-card',
    section: '8',
    run: (kit) =>
      cardsRefused(kit, (registrar) => [registrar.draft({}, { serial: registrar.serial, by: kit.site.parent.key })]),
  },
  {
    name: 'gives-cards',
    section: '8',
    async run({ parent, registrar }) {
      const { reply } = await parent.ask({ verb: 'cards', after: 0, requests: [] });
      must(
        reply.kind === 'cards' && reply.directory === registrar.serial,
        `answered ${reply.kind}, directory ${reply.directory}`,
      );
      must(reply.cards.length <= 100, `${reply.cards.length} cards at once`);
      const isSame = ({ body, jws }, at) => body === registrar.cards[at].body && jws === registrar.cards[at].jws;
      must(
        reply.cards.length > 0 && reply.cards.every(isSame),
        'the cards are not the registrar’s bytes in their order',
      );
      return `${reply.cards.length} cards, byte by byte the registrar’s`;
    },
  },
  {
    name: 'heeds-revocation',
    section: '8',
    async run(kit) {
      const { parent, registrar, site } = kit;
      const since = new Date().toISOString();
      const [earlier, later] = [Date.parse(since) - 60_000, Date.parse(since) + 60_000].map((at) =>
        bySibling(kit, { time: new Date(at).toISOString() }),
      );
      registrar.revoke(since);
      parent.put(earlier, later);
      must(await kit.isTaken(earlier), 'an event from before the revocation was refused');
      must(!(await kit.isTaken(later)), 'an event that a revoked key signed later was taken');
      site.sibling.key = newKey();
      registrar.issue({ keys: [...registrar.siblingKeys, { key: site.sibling.key.text, revokedSince: null }] });
      return 'what the key signed before counts, what it signed later does not';
    },
  },
];

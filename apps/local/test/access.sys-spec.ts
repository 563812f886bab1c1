import type { OfficeClient } from '../src/index.js';
import { everybody, tokenOf, type Actor } from './access/actors.js';
import { readRoutes, type Fields, type Route } from './access/api-document.js';
import { articleRules } from './access/article-rules.js';
import { consultationRules } from './access/consultation-rules.js';
import { linkRules } from './access/link-rules.js';
import { makeObjects, type Objects } from './access/objects.js';
import { probe, type Answer } from './access/probe.js';
import { seenBy, type Rule, type Rules } from './access/rules.js';
import { suggestionRules } from './access/suggestion-rules.js';
import { topicRules } from './access/topic-rules.js';
import { startTestTree, type TestTree } from './test-tree.js';

const rules: Rules = { ...suggestionRules, ...topicRules, ...consultationRules, ...articleRules, ...linkRules };

let trees: TestTree;
let office: OfficeClient;
let objects: Objects;
let routes: Map<string, Route>;
let tokens: Map<Actor, string | null>;

beforeAll(async () => {
  trees = await startTestTree({ only: 'x610303' });
  office = trees.tree.clientOf('x610303');
  objects = await makeObjects(office);
  routes = new Map((await readRoutes(office)).map((route) => [route.name, route]));
  tokens = new Map(await Promise.all(everybody.map(async (actor) => [actor, await tokenOf(office, actor)] as const)));
}, 180_000);

afterAll(async () => {
  await trees?.close();
}, 60_000);

/** Who signs out has a session of their own to do it with. */
const tokenFor = async (actor: Actor, { method }: Route): Promise<string | null> =>
  method === 'DELETE' ? tokenOf(office, actor) : (tokens.get(actor) ?? null);

const ask = async (actor: Actor, route: Route, fields: Fields): Promise<Answer> =>
  probe(office, route, { token: await tokenFor(actor, route), fields });

const isThrough = ({ status }: Answer): boolean => (status >= 200 && status < 300) || status === 409;

/** A visitor may be asked to sign in; for everybody it may be as if nothing were there. */
const isRefused = ({ status }: Answer, actor: Actor): boolean =>
  status === 404 || status === (actor === 'visitor' ? 401 : 403);

const words = ({ status, type }: Answer): string => (type === null ? String(status) : `${status} ${type}`);

/** How everybody is answered about something that does not exist; `null` where no id stands in the address. */
async function answersAboutNothing(route: Route, fields: Fields): Promise<Map<Actor, Answer> | null> {
  const last = route.pathFields.at(-1);
  if (!last || !/id$/i.test(last)) return null;
  const nothing = { ...fields, [last]: crypto.randomUUID() };
  return new Map(await Promise.all(everybody.map(async (actor) => [actor, await ask(actor, route, nothing)] as const)));
}

/** Those who may not are asked first, before the others have changed anything. */
async function faultsOf(route: Route, [on, may, expected]: Rule): Promise<string[]> {
  const fields: Fields = on ? objects[on] : {};
  const faults: string[] = [];
  const nothing = await answersAboutNothing(route, fields);
  for (const [actor, answer] of nothing ?? []) {
    if (!isRefused(answer, actor)) faults.push(`${actor} finds what does not exist: ${words(answer)}`);
  }
  const mayNot = everybody.filter((actor) => !may.includes(actor));
  await Promise.all(
    mayNot.map(async (actor) => {
      const answer = await ask(actor, route, fields);
      if (!isRefused(answer, actor)) faults.push(`${actor} is not refused: ${words(answer)}`);
      const none = on && !seenBy[on].includes(actor) && nothing?.get(actor);
      if (none && words(none) !== words(answer)) faults.push(`${actor} can tell that it exists: ${words(answer)}`);
    }),
  );
  const served: Actor[] = [];
  for (const actor of everybody.filter((each) => may.includes(each))) {
    const answer = await ask(actor, route, fields);
    if (!isThrough(answer)) faults.push(`${actor} is kept out: ${words(answer)}`);
    if (answer.status < 300) served.push(actor);
  }
  const needsVersion = route.body !== null && 'expectedVersion' in route.body;
  if (may.length > 0 && served.length === 0 && !needsVersion && !expected) faults.push('nobody is served');
  return faults;
}

describe('access', () => {
  it('is decided for every route, and for no other', () => {
    expect([...routes.keys()].filter((name) => !name.includes('/health/')).sort()).toEqual(Object.keys(rules).sort());
  });

  const cases = Object.entries(rules).flatMap(([name, all]) =>
    all.map((rule) => [name, rule[0] ?? '–', rule] as const),
  );

  it.each(cases)('to %s, about %s, is for those who may and nobody else', async (name, _on, rule) => {
    const route = routes.get(name);
    expect(route && (await faultsOf(route, rule))).toEqual([]);
  });
});

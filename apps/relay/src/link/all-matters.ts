import type { CustodyView } from './link-store.js';

/** Matters that are looked at in one go. */
const mattersAtOnce = 100;

export async function* allMatters(custody: CustodyView, range?: { after: string | null; upTo: string | null }) {
  for await (const page of matterPages(custody, range)) yield* page;
}

export async function* matterPages(
  custody: CustodyView,
  range: { after: string | null; upTo: string | null } = { after: null, upTo: null },
) {
  for (let { after } = range; ;) {
    const page = await custody.matters({ after, upTo: range.upTo, limit: mattersAtOnce });
    yield page;
    if (page.length < mattersAtOnce) return;
    after = page.at(-1)?.rootCaseId ?? null;
  }
}

import type { Answer } from './fake-gateway.js';
import {
  consultationOf,
  consultationRows,
  moreReplies,
  nextOne,
  results,
  statements,
  threads,
} from './sample-consultations.js';
import { articleOf, articleRows, hits } from './sample-news.js';
import { sampleTrace } from './sample-trace.js';
import { calls, topicOf, topicPaths, topicRows } from './sample-topics.js';

interface Asked {
  path: string;
  query: URLSearchParams;
  isSignedIn: boolean;
}

const listOf = (items: object[]): Answer => ({ status: 200, body: { items, nextCursor: null } });
const found = (body: object | null | undefined): Answer | null => (body ? { status: 200, body } : null);

/** What the fake gateway answers for topics, consultations, news and search; `null` where it knows nothing of it. */
export function moduleAnswer(asked: Asked): Answer | null {
  const [, module = '', id = '', ...rest] = asked.path.split('/');
  const part = rest.join('/');
  switch (module) {
    case 'topic-calls':
      return id ? found(calls.find((call) => call.id === id)) : listOf(inState(calls, asked.query));
    case 'topics':
      if (!id) return listOf(wanted(inState(topicRows.slice(0, 4), asked.query), asked.query));
      return part === 'timeline' ? found(sampleTrace(2)) : found(topicOf(id, asked.isSignedIn));
    case 'consultations':
      return id ? roomAnswer(id, part, asked) : listOf(wanted(inState(consultationRows, asked.query), asked.query));
    case 'articles':
      return id ? found(articleOf(id)) : listOf(listedArticles(asked.query));
    case 'search':
      return found({ items: hitsFor(asked.query), nextCursor: null, missing: ['topic'] });
    default:
      return null;
  }
}

function roomAnswer(id: string, part: string, { isSignedIn }: Asked): Answer | null {
  const consultation = consultationOf(id, isSignedIn);
  if (!consultation || part === '') return found(consultation);
  if (part === 'timeline') return found(sampleTrace(2));
  if (part === 'statements') return listOf(isSignedIn ? statements : statements.map(unvoted));
  if (part === 'statements/next') return found(nextOne);
  if (part === 'results') return found(isSignedIn ? results : { ...results, mostAgreed: [], mostDivided: [] });
  return listOf(part === 'comments' ? threads : moreReplies);
}

const unvoted = (statement: object): object => ({ ...statement, myVote: null, totals: null, mine: false });

function inState<Row extends { state: string }>(items: Row[], query: URLSearchParams): Row[] {
  const state = query.get('state');
  return items.filter((row) => !state || row.state === state);
}

function wanted<Row extends { title: string }>(items: Row[], query: URLSearchParams): Row[] {
  return items.filter(({ title }) => title.includes(query.get('q') ?? ''));
}

function listedArticles(query: URLSearchParams): object[] {
  if (query.has('linkedTo')) return articleRows.slice(1, 2);
  const category = query.get('category');
  return articleRows.filter((row) => row.state !== 'retracted' && (!category || row.category === category));
}

function hitsFor(query: URLSearchParams): object[] {
  return query.get('q')?.includes('直饮水') ? hits : [];
}

/** What the fake gateway answers to deeds in these modules; `null` where it knows nothing of it. */
export function moduleDeed(path: string, body: Record<string, unknown>): Answer | null {
  if (path === '/topics') {
    const receipt = { id: topicPaths.givenBack, code: 'QSL-610303-2026-T0012', state: 'submitted', version: 1 };
    return { status: 201, body: receipt };
  }
  if (path.startsWith('/topics/')) return found(topicOf(String(topicPaths.open), true));
  if (path.endsWith('/comments')) return found({ ...threads[0]?.root, isPending: body['type'] !== 'question' });
  if (path.endsWith('/statements') || path.endsWith('/vote')) return found(statements[0]);
  if (path.startsWith('/consultations/')) return found(consultationOf(path.split('/')[2] ?? '', true));
  return path.startsWith('/notices/') ? found({ watching: true, muted: false, count: 0 }) : null;
}

import type {
  ArticlePage,
  ConsultationPage,
  ConsultationRow,
  InstanceView,
  SuggestionPage,
  TimelineView,
  TopicCallPage,
} from '@qsl/contracts';
import type { Caller, Gateway } from '../../api/gateway.js';
import { orNull } from '../../api/refusal.js';
import { toSuggestionCard, type SuggestionCard } from '../suggestions/suggestion-card.js';
import type { HomeData, HomeResult } from './home.data.js';

const shown = 3;
const newsShown = 4;

/** What the home page shows. Each part is asked for by itself, so that one that does not answer leaves the others. */
export async function loadHome(gateway: Gateway, caller: Caller): Promise<HomeData> {
  const ask = <T>(path: string, query = {}) => orNull(gateway.get<T>(caller, path, query));
  const consultations = (state: string) => ask<ConsultationPage>('/consultations', { state, limit: 20 });
  const suggestions = (state: string) => ask<SuggestionPage>('/suggestions', { state, limit: shown });
  const [calls, discussing, concluded, tracking, answered, closed, news, instance] = await Promise.all([
    ask<TopicCallPage>('/topic-calls', { state: 'open' }),
    consultations('discussing'),
    consultations('concluded'),
    consultations('tracking'),
    suggestions('answered'),
    suggestions('closed'),
    ask<ArticlePage>('/articles', { limit: newsShown }),
    ask<InstanceView>('/instance'),
  ]);
  const open = openOf(discussing);
  const rooms = rowsOf([tracking, concluded]);
  const cards = rowsOf([answered, closed])?.map(toSuggestionCard) ?? null;
  return {
    calls: openOf(calls),
    openConsultations: open?.length ?? 0,
    discussing: open?.slice(0, shown) ?? null,
    results: mix(cards, rooms),
    news: news?.items ?? null,
    example: await loadExample(gateway, caller, cards ?? []),
    brokenLinks: (instance?.links ?? [])
      .filter(({ state }) => state !== 'active')
      .map(({ peerName, pending }) => ({ peerName, pending })),
  };
}

/** What is open to people, the one that closes first on top. */
function openOf<Row extends { isOpen: boolean; closesOn: string }>(page: { items: Row[] } | null): Row[] | null {
  return page?.items.filter(({ isOpen }) => isOpen).sort(byClosing) ?? null;
}

function byClosing(one: { closesOn: string }, other: { closesOn: string }): number {
  return one.closesOn.localeCompare(other.closesOn);
}

/** Rows of several lists, or `null` where none of them came. */
function rowsOf<Row>(pages: ({ items: Row[] } | null)[]): Row[] | null {
  return pages.every((page) => page === null) ? null : pages.flatMap((page) => page?.items ?? []);
}

/** Suggestions and consultations in turn, those with an outcome first. */
function mix(cards: SuggestionCard[] | null, rooms: ConsultationRow[] | null): HomeResult[] | null {
  if (cards === null && rooms === null) return null;
  const best = [...(cards ?? [])].sort((a, b) => Number(b.hasOutcome) - Number(a.hasOutcome)).slice(0, shown);
  const inTurn = Array.from({ length: shown }, (_, index): HomeResult[] => {
    const card = best[index];
    const row = rooms?.[index];
    return [
      ...(card ? [{ kind: 'suggestion' as const, card }] : []),
      ...(row ? [{ kind: 'consultation' as const, row }] : []),
    ];
  });
  return inTurn.flat().slice(0, shown);
}

async function loadExample(gateway: Gateway, caller: Caller, cards: SuggestionCard[]): Promise<HomeData['example']> {
  const card = cards.find(({ hasOutcome }) => hasOutcome) ?? cards[0];
  if (!card) return null;
  const timeline = await orNull(gateway.get<TimelineView>(caller, `/suggestions/${card.id}/timeline`));
  return timeline && { card, timeline };
}

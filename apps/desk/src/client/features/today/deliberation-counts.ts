import { belongsTo } from '../identity/audience.js';
import type { PersonView } from '@qsl/contracts';
import { fetchConsultations } from '../../api/consultations.js';
import { fetchNewsroom } from '../../api/news.js';
import { fetchTopicQueue } from '../../api/topics.js';

/** A number that leads to what it counts. */
export interface DeskCount {
  label: string;
  /** `100+` where there are more than one page tells. */
  count: string;
  isUrgent: boolean;
  to: string;
  note: string;
}

interface Page {
  items: readonly object[];
  nextCursor: string | null;
}

const most = 100;
const sizeOf = ({ items, nextCursor }: Page): string => (nextCursor ? `${most}+` : String(items.length));

/** What waits in the newer modules, for those whose work it is. A module that does not answer is left out. */
export async function countDeliberation(person: Pick<PersonView, 'roles'>, signal: AbortSignal): Promise<DeskCount[]> {
  const deliberates = belongsTo('deliberation', person);
  const reads = [
    ...(deliberates ? [countScreening(signal), countDiscussing(signal)] : []),
    ...(belongsTo('newsroom', person) ? [countInReview(signal)] : []),
  ];
  const counts = await Promise.allSettled(reads);
  return counts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

async function countScreening(signal: AbortSignal): Promise<DeskCount> {
  const page = await fetchTopicQueue({ task: 'screen', limit: most }, signal);
  const isUrgent = page.items.some(({ light }) => light === 'red');
  return { label: '待审议题', count: sizeOf(page), isUrgent, to: '/screening', note: '按到期先后排列' };
}

async function countDiscussing(signal: AbortSignal): Promise<DeskCount> {
  const page = await fetchConsultations({ state: 'discussing', limit: most }, signal);
  return {
    label: '正在协商',
    count: sizeOf(page),
    isUrgent: false,
    to: '/consultations?state=discussing',
    note: '看法和发言须及时审核',
  };
}

async function countInReview(signal: AbortSignal): Promise<DeskCount> {
  const page = await fetchNewsroom({ state: 'review', limit: most }, signal);
  return {
    label: '待审稿件',
    count: sizeOf(page),
    isUrgent: false,
    to: '/news?state=review',
    note: '须由撰稿人以外的人审核',
  };
}

import type { ConsultationPage, ConsultationRow, ConsultationState } from '@qsl/contracts';
import { consultationStateLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { Caller, Gateway } from '../../../api/gateway.js';
import type { Portal } from '../../../server/portal.js';
import { knownOf, textOf, wordsOf, type AddressQuery } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { nextHref } from '../../../site/href.js';
import type { ConsultationFilters, ConsultationsData } from './consultations.data.js';

const groups: { title: string; empty: string; states: ConsultationState[] }[] = [
  { title: '进行中', empty: '现在没有进行中的协商。', states: ['discussing'] },
  { title: '即将开始', empty: '现在没有即将开始的协商。', states: ['announced'] },
  { title: '已结束', empty: '还没有结束的协商。', states: ['drafting_outcome', 'concluded', 'tracking'] },
];
const shownOfEach = 10;

export function consultationsRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: AddressQuery }>('/consultations', async (request, reply) => {
    const { state, q, cursor } = request.query;
    const filters = { state: knownOf(state, consultationStateLabels), q: wordsOf(q) };
    const caller = callerOf(request);
    const isFiltered = filters.state !== '' || filters.q !== '';
    const data = isFiltered
      ? await findSome(gateway, caller, { filters, cursor: textOf(cursor) })
      : await loadGroups(gateway, caller);
    return show(request, reply, {
      page: 'consultations',
      title: '微协商',
      description: '正在进行、即将开始和已经结束的微协商。可以表态、发言、报名参加会议，查看协商成果。',
      data: { filters, ...data },
    });
  });
}

type Found = Pick<ConsultationsData, 'groups' | 'nextHref'>;

async function findSome(
  gateway: Gateway,
  caller: Caller,
  { filters, cursor }: { filters: ConsultationFilters; cursor: string },
): Promise<Found> {
  const page = await gateway.get<ConsultationPage>(caller, '/consultations', { ...filters, cursor });
  const empty = '没有找到符合条件的协商。可以换个说法，或者查看全部。';
  return {
    groups: [{ title: '查找结果', empty, items: page.items }],
    nextHref: nextHref('/consultations', { ...filters }, page.nextCursor),
  };
}

async function loadGroups(gateway: Gateway, caller: Caller): Promise<Found> {
  const load = async (state: ConsultationState): Promise<ConsultationRow[]> =>
    (await gateway.get<ConsultationPage>(caller, '/consultations', { state, limit: shownOfEach })).items;
  const loaded = groups.map(async ({ title, empty, states }) => {
    const items = (await Promise.all(states.map(load))).flat();
    return { title, empty, items: items.sort((a, b) => b.closesOn.localeCompare(a.closesOn)) };
  });
  return { groups: await Promise.all(loaded), nextHref: null };
}

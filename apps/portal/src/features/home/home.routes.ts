import type { InstanceView, SuggestionPage, TimelineView } from '@qsl/contracts';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../api/gateway.js';
import type { Portal } from '../../server/portal.js';
import { callerOf } from '../../server/visit.js';
import { toSuggestionCard } from '../suggestions/suggestion-card.js';
import type { HomeData } from './home.data.js';

export function homeRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/', async (request, reply) => {
    const data = await loadHome(portal, callerOf(request));
    return portal.show(request, reply, {
      page: 'home',
      title: '大家的事，大家商量',
      description: `${portal.directory.self.name}的网上协商平台：提微建议、查办理进度，县、市、省每一步都能看得见。`,
      data,
    });
  });
}

async function loadHome({ gateway }: Portal, caller: Caller): Promise<HomeData> {
  const list = (state: string, limit: number) => gateway.get<SuggestionPage>(caller, '/suggestions', { state, limit });
  const [answered, closed, inHandling, instance] = await Promise.all([
    list('answered', 3),
    list('closed', 3),
    list('in_handling', 4),
    gateway.get<InstanceView>(caller, '/instance'),
  ]);
  const settled = [...answered.items, ...closed.items].map(toSuggestionCard);
  const underWay = inHandling.items.map(toSuggestionCard);
  const example = settled.find(({ hasOutcome }) => hasOutcome) ?? settled[0] ?? underWay[0];
  return {
    answered: settled.slice(0, 3),
    underWay,
    example: example
      ? { card: example, timeline: await gateway.get<TimelineView>(caller, `/suggestions/${example.id}/timeline`) }
      : null,
    brokenLinks: instance.links
      .filter(({ state }) => state !== 'active')
      .map(({ peerName, pending }) => ({ peerName, pending })),
  };
}

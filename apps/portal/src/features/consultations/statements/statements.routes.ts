import type { NextStatement, ResultsView, StatementPage, StatementView } from '@qsl/contracts';
import { voteLabels } from '@qsl/ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../../api/refusal.js';
import { emptyForm, formValues, idempotencyKeyOf, keptForm } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { deedOf, idOf, knownOf, textOf } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { nextHref } from '../../../site/href.js';
import { loadRoom, roomPath, type RoomAddress } from '../room/load-room.js';
import { statementDeeds, type StatementsData } from './statements.data.js';

const statementsAPage = 50;

type VoteAddress = RoomAddress & { Params: { statementId: string } };

export function statementRoutes(app: FastifyInstance, portal: Portal): void {
  const page = new StatementsPage(portal);
  app.get<RoomAddress>('/consultations/:id/statements', (request, reply) => page.show(request, reply));
  app.post<RoomAddress>('/consultations/:id/statements', (request, reply) => page.state(request, reply));
  app.post<VoteAddress>('/consultations/:id/statements/:statementId/vote', (request, reply) =>
    page.vote(request, reply),
  );
}

/** Statements one at a time, what people make of them, and all of them to leaf through. */
class StatementsPage {
  constructor(private readonly portal: Portal) {}

  async show(
    request: FastifyRequest<RoomAddress>,
    reply: FastifyReply,
    refused: Partial<StatementsData> = {},
  ): Promise<FastifyReply> {
    const data = { ...(await this.load(request)), ...refused };
    return this.portal.show(request, reply, {
      page: 'statements',
      title: `表态 · ${data.consultation.title}`,
      description: data.consultation.summary.slice(0, 120),
      status: request.method === 'POST' ? 422 : 200,
      data,
    });
  }

  /** A second vote on the same statement replaces the first, so that sending it again does no harm. */
  async vote(request: FastifyRequest<VoteAddress>, reply: FastifyReply): Promise<FastifyReply> {
    const path = `${roomPath(request)}/statements`;
    const { statementId } = request.params;
    const vote = knownOf(formValues(request, ['vote']).vote, voteLabels);
    try {
      const votePath = `${path}/${encodeURIComponent(statementId)}/vote`;
      await this.portal.gateway.put<StatementView>(callerOf(request), votePath, { vote });
    } catch (error) {
      return this.show(request, reply, { failure: refusalOf(error) });
    }
    return reply.redirect(`${path}?voted=${encodeURIComponent(statementId)}#vote`, 303);
  }

  async state(request: FastifyRequest<RoomAddress>, reply: FastifyReply): Promise<FastifyReply> {
    const path = `${roomPath(request)}/statements`;
    const values = formValues(request, ['text']);
    try {
      const command = { body: values, idempotencyKey: idempotencyKeyOf(request) };
      await this.portal.gateway.post<StatementView>(callerOf(request), path, command);
    } catch (error) {
      return this.show(request, reply, { form: keptForm(values, error) });
    }
    return reply.redirect(`${path}?done=stated`, 303);
  }

  private async load(request: FastifyRequest<RoomAddress>): Promise<StatementsData> {
    const { gateway } = this.portal;
    const caller = callerOf(request);
    const path = `${roomPath(request)}/statements`;
    const cursor = textOf(request.query['cursor']);
    const [consultation, page, results] = await Promise.all([
      loadRoom(gateway, request),
      gateway.get<StatementPage>(caller, path, { limit: statementsAPage, cursor }),
      gateway.get<ResultsView>(caller, `${roomPath(request)}/results`),
    ]);
    const canVote = consultation.actions.includes('vote');
    const voted = idOf(request.query['voted']);
    const known = [...page.items, ...results.mostAgreed, ...results.mostDivided];
    return {
      consultation,
      next: canVote ? await gateway.get<NextStatement>(caller, `${path}/next`) : null,
      last: known.find(({ id, myVote }) => id === voted && myVote !== null) ?? null,
      results,
      items: page.items,
      nextHref: nextHref(path, {}, page.nextCursor),
      isLeafing: cursor !== '',
      form: emptyForm(),
      done: deedOf(request.query['done'], statementDeeds),
      failure: null,
    };
  }
}

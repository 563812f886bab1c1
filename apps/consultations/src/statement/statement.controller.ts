import { Controller } from '@nestjs/common';
import {
  addStatement,
  castVote,
  getResults,
  listStatements,
  nextStatement,
  publishStatement,
  refuseStatement,
  type AddStatement,
  type Call,
  type CastVote,
  type ConsultationRef,
  type ListStatements,
  type NextStatement,
  type RefuseStatement,
  type ResultsView,
  type StatementPage,
  type StatementRef,
  type StatementView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { VoteService } from '../vote/vote.service.js';
import { StatementQueries } from './statement.queries.js';
import { StatementService } from './statement.service.js';

@Controller()
export class StatementController {
  constructor(
    private readonly statements: StatementService,
    private readonly queries: StatementQueries,
    private readonly votes: VoteService,
  ) {}

  @HandleRpc(addStatement)
  add(call: Call, body: AddStatement): Promise<StatementView> {
    return this.statements.add(call, body);
  }

  @HandleRpc(listStatements)
  list(call: Call, body: ListStatements): Promise<StatementPage> {
    return this.queries.list(call.actor, body);
  }

  @HandleRpc(nextStatement)
  next(call: Call, body: ConsultationRef): Promise<NextStatement> {
    return this.queries.next(call.actor, body.id);
  }

  @HandleRpc(castVote)
  vote(call: Call, body: CastVote): Promise<StatementView> {
    return this.votes.cast(call, body);
  }

  @HandleRpc(publishStatement)
  publish(call: Call, body: StatementRef): Promise<StatementView> {
    return this.statements.publish(call, body);
  }

  @HandleRpc(refuseStatement)
  refuse(call: Call, body: RefuseStatement): Promise<StatementView> {
    return this.statements.refuse(call, body);
  }

  @HandleRpc(getResults)
  results(call: Call, body: ConsultationRef): Promise<ResultsView> {
    return this.queries.results(call.actor, body.id);
  }
}

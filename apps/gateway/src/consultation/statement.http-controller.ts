import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AddStatement,
  addStatement,
  CastVote,
  castVote,
  ConsultationRef,
  getResults,
  ListStatements,
  listStatements,
  nextStatement,
  publishStatement,
  RefuseStatement,
  refuseStatement,
  StatementRef,
  type Call,
  type NextStatement,
  type ResultsView,
  type StatementPage,
  type StatementView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read, Replace } from '../http/route.js';

@ApiTags('consultations')
@Controller('consultations')
export class StatementHttpController {
  constructor(private readonly bus: Bus) {}

  @PublicRead(10)
  @Read(':id/statements', listStatements, '观点列表')
  listStatements(call: Call, query: ListStatements): Promise<StatementPage> {
    return this.bus.call(listStatements, query, call);
  }

  @Create(':id/statements', addStatement, '发表观点')
  addStatement(call: Call, body: AddStatement): Promise<StatementView> {
    return this.bus.call(addStatement, body, call);
  }

  @Read(':id/statements/next', nextStatement, '下一条待表态的观点')
  nextStatement(call: Call, ref: ConsultationRef): Promise<NextStatement> {
    return this.bus.call(nextStatement, ref, call);
  }

  @Replace(':id/statements/:statementId/vote', castVote, '表态')
  castVote(call: Call, body: CastVote): Promise<StatementView> {
    return this.bus.call(castVote, body, call);
  }

  @Act(':id/statements/:statementId/actions/publish', publishStatement, '公开观点')
  publishStatement(call: Call, ref: StatementRef): Promise<StatementView> {
    return this.bus.call(publishStatement, ref, call);
  }

  @Act(':id/statements/:statementId/actions/refuse', refuseStatement, '不予公开观点')
  refuseStatement(call: Call, body: RefuseStatement): Promise<StatementView> {
    return this.bus.call(refuseStatement, body, call);
  }

  @PublicRead(10)
  @Read(':id/results', getResults, '表态结果')
  getResults(call: Call, ref: ConsultationRef): Promise<ResultsView> {
    return this.bus.call(getResults, ref, call);
  }
}

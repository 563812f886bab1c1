import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Module } from '@nestjs/common';
import {
  approveReply,
  assignCase,
  declineCase,
  fileCase,
  getCase,
  listUnits,
  publishReply,
  requestSupplement,
  reviewCase,
  signOrder,
  submitReply,
  type Call,
  type CaseView,
  type Outcome,
  type UnitList,
} from '@qsl/contracts';
import { connectBus, HandleRpc, type Bus } from '@qsl/messaging';
import { ormOptions, type DatabaseDefinition } from '@qsl/persistence';
import { defineService, ServiceConfig, startService } from '@qsl/service-kit';
import { actor, callBy, freshDatabase, startNats, testOffices, writeDirectory } from '@qsl/testing';
import { suggestionsService } from '../src/index.js';

const health = { id: '019ab9a0-0000-7000-8000-000000000001', name: '金台区卫生健康局' };

@Controller()
class UnitController {
  @HandleRpc(listUnits)
  async list(): Promise<UnitList> {
    return { items: [health] };
  }
}

@Module({ controllers: [UnitController] })
class UnitModule {}

/** Stands in for the service that knows the units. */
const unitService = defineService({ name: 'identity', module: UnitModule, config: ServiceConfig });

const staff = callBy(actor({ name: '周立新', roles: ['staff'], level: 'L3' }));
const leader = callBy(actor({ name: '郑国栋', roles: ['leader'], level: 'L3' }));
const unit = callBy(actor({ name: '冯卫健', roles: ['unit'], level: 'L3', unitId: health.id, unitName: health.name }));

const reply = {
  body: '经核查，已要求运维单位在机身公示滤芯更换记录，并按季度公布水质检测结果。',
  adopted: '机身公示滤芯更换记录，按季度公布水质检测结果。',
  contact: '金台区卫生健康局监督科 0917-3260000',
};

/** What the office does with a suggestion's case, step by step. */
export interface OfficeDesk {
  call: Call;
  file(caseId: string): Promise<CaseView>;
  decline(caseId: string): Promise<CaseView>;
  askForMore(caseId: string): Promise<CaseView>;
  answer(caseId: string, outcome?: Outcome): Promise<CaseView>;
}

function officeDesk(bus: Bus): OfficeDesk {
  const current = async (id: string): Promise<{ id: string; expectedVersion: number }> => ({
    id,
    expectedVersion: (await bus.call(getCase, { id }, staff)).version,
  });
  const review = async (id: string): Promise<void> => {
    const { state } = await bus.call(getCase, { id }, staff);
    if (state === 'registered') await bus.call(reviewCase, await current(id), staff);
  };
  const file = async (id: string): Promise<CaseView> => {
    await review(id);
    const found = await bus.call(getCase, { id }, staff);
    return found.state === 'in_review' ? bus.call(fileCase, await current(id), staff) : found;
  };
  return {
    call: staff,
    file,
    decline: async (id) => {
      await review(id);
      const refusal = { code: 'personal_matter', text: '属于个人事项，不宜作为建议办理。' } as const;
      return bus.call(declineCase, { ...(await current(id)), ...refusal }, staff);
    },
    askForMore: async (id) => {
      await review(id);
      return bus.call(requestSupplement, { ...(await current(id)), text: '请补充小区名称和设备位置。' }, staff);
    },
    answer: async (id, outcome) => {
      await file(id);
      const orders = [{ unitId: health.id, role: 'sole' as const }];
      const assigned = await bus.call(assignCase, { ...(await current(id)), orders }, staff);
      const order = assigned.orders[0];
      if (!order) throw new Error('An assigned case has an order');
      const signed = await bus.call(signOrder, { id: order.id, expectedVersion: order.version }, unit);
      await bus.call(submitReply, { id: order.id, expectedVersion: signed.version, reply, grade: 'resolved' }, unit);
      const signOff = { docNumber: '金卫函〔2026〕12号', grade: 'resolved' } as const;
      await bus.call(approveReply, { ...(await current(id)), ...signOff }, leader);
      return bus.call(publishReply, { ...(await current(id)), ...(outcome && { outcome }) }, staff);
    },
  };
}

/** The suggestions service of 金台区, its database, and a bus to ask it. */
export interface SuggestionsHarness {
  bus: Bus;
  orm: MikroORM;
  office: OfficeDesk;
  close(): Promise<void>;
}

export async function startSuggestions(): Promise<SuggestionsHarness> {
  const definition = suggestionsService.database as DatabaseDefinition;
  const [nats, database] = await Promise.all([startNats(), freshDatabase(definition)]);
  const env = {
    NATS_URL: nats.url,
    DATABASE_URL: database.url,
    OFFICE_IID: testOffices.county.iid,
    OFFICE_DIRECTORY: writeDirectory(),
    LOG_LEVEL: 'fatal',
  };
  const services = await Promise.all([startService(suggestionsService, env), startService(unitService, env)]);
  const bus = await connectBus(nats.url);
  const orm = await MikroORM.init(ormOptions(definition, database.url));
  return {
    bus,
    orm,
    office: officeDesk(bus),
    close: async () => {
      await bus.close();
      for (const service of services) await service.close();
      await orm.close();
      await database.drop();
      await nats.stop();
    },
  };
}

import {
  acceptTransfer,
  approveReply,
  assignCase,
  composeTransfer,
  confirmTransfer,
  fileCase,
  getTimeline,
  publishReply,
  reviewCase,
  signOffTransfer,
  signOrder,
  submitReply,
  type CaseView,
  type ComposeTransfer,
  type OrderView,
  type Outcome,
  type TimelineView,
  type TransferView,
} from '@qsl/contracts';
import { testOffices } from '@qsl/testing';
import {
  caseNow,
  caseOfMatter,
  health,
  housing,
  openCase,
  people,
  transferNow,
  type TestOffice,
  type Tiers,
} from './tiers.harness.js';

export const toCity = { toInstance: testOffices.city.iid, kind: 'escalate' } as const;
export const toProvince = { toInstance: testOffices.province.iid, kind: 'escalate' } as const;
export const down = (office: { iid: string }) => ({ toInstance: office.iid, kind: 'delegate' }) as const;

export const replyText = {
  body: '经研究，已明确由卫生健康部门牵头监管现制现售饮用水，运营单位应当在机身公示滤芯更换情况。',
  adopted: '机身公示滤芯更换情况。',
  contact: '监督科 0917-3260000',
};

export const outcome: Outcome = {
  type: 'normative_document',
  title: '生活饮用水卫生监督管理办法',
  docNumber: '陕卫规〔2026〕3号',
  issuers: ['陕西省卫生健康委员会', '陕西省住房和城乡建设厅'],
  issuedOn: '2026-11-20',
  effectiveOn: '2027-01-01',
  summary: '明确现制现售饮用水的监管部门，要求在机身公示滤芯更换日期和水质检测结果。',
};

export async function file(office: TestOffice, id: string): Promise<CaseView> {
  await office.bus.call(reviewCase, await caseNow(office, id), people.staff);
  return office.bus.call(
    fileCase,
    { ...(await caseNow(office, id)), remark: '涉及监管职责，建议上报。' },
    people.staff,
  );
}

export async function assign(office: TestOffice, id: string): Promise<CaseView> {
  const orders = [{ unitId: health.id, role: 'sole' as const }];
  return office.bus.call(assignCase, { ...(await caseNow(office, id)), orders }, people.staff);
}

/** To two units, one of which leads. */
export async function assignBoth(office: TestOffice, id: string): Promise<CaseView> {
  const orders = [
    { unitId: health.id, role: 'lead' as const },
    { unitId: housing.id, role: 'co' as const },
  ];
  return office.bus.call(assignCase, { ...(await caseNow(office, id)), orders }, people.staff);
}

/** The unit of a new order signs and replies. */
export async function reply(office: TestOffice, { id, version, unitId }: OrderView): Promise<void> {
  const unit = unitId === health.id ? people.health : people.housing;
  const signed = await office.bus.call(signOrder, { id, expectedVersion: version }, unit);
  const body = { id, expectedVersion: signed.version, reply: replyText, grade: 'resolved' as const };
  await office.bus.call(submitReply, body, unit);
}

/** Assigns where nothing is assigned yet; the unit signs and replies, the leader signs off. */
export async function approve(office: TestOffice, id: string): Promise<CaseView> {
  const assigned = await assign(office, id);
  return approveAgain(office, assigned);
}

/** The units of an assigned case sign where they have not, and reply; the leader signs off. */
export async function approveAgain(office: TestOffice, subject: CaseView): Promise<CaseView> {
  for (const order of subject.orders) {
    const isNew = order.state === 'dispatched';
    const at = { id: order.id, expectedVersion: order.version };
    const { version } = isNew ? await office.bus.call(signOrder, at, people.health) : order;
    await office.bus.call(
      submitReply,
      { id: order.id, expectedVersion: version, reply: replyText, grade: 'under_way' },
      people.health,
    );
  }
  const signOff = { docNumber: '陕政协函〔2026〕8号', grade: 'resolved' as const };
  return office.bus.call(approveReply, { ...(await caseNow(office, subject.id)), ...signOff }, people.leader);
}

export async function publish(office: TestOffice, id: string, published?: Outcome): Promise<CaseView> {
  const body = { ...(await caseNow(office, id)), ...(published && { outcome: published }) };
  return office.bus.call(publishReply, body, people.staff);
}

export async function compose(
  office: TestOffice,
  caseId: string,
  to: Pick<ComposeTransfer, 'toInstance' | 'kind'>,
): Promise<TransferView> {
  const { expectedVersion } = await caseNow(office, caseId);
  const reason = '本级没有监管权限，需要上级明确主管部门并作出规定。';
  return office.bus.call(
    composeTransfer,
    { caseId, expectedVersion, ...to, reasonCode: 'beyond_authority', reason, reveal: ['public', 'handling'] },
    people.staff,
  );
}

/** Composed by staff, signed off by a leader. */
export async function send(
  office: TestOffice,
  caseId: string,
  to: Pick<ComposeTransfer, 'toInstance' | 'kind'>,
): Promise<TransferView> {
  const { id, version } = await compose(office, caseId, to);
  return office.bus.call(signOffTransfer, { id, expectedVersion: version }, people.leader);
}

export async function accept(office: TestOffice, id: string): Promise<TransferView> {
  const { version } = await transferNow(office, id);
  return office.bus.call(acceptTransfer, { id, expectedVersion: version }, people.staff);
}

export async function confirm(office: TestOffice, id: string, remark?: string): Promise<TransferView> {
  const { version } = await transferNow(office, id);
  return office.bus.call(confirmTransfer, { id, expectedVersion: version, ...(remark && { remark }) }, people.staff);
}

/** County → city, accepted there. */
export async function atCity(tiers: Tiers): Promise<{ root: string; transferId: string; cityCase: string }> {
  const { county, city, settle } = tiers;
  const { id: root } = await openCase(county);
  await file(county, root);
  const { id: transferId } = await send(county, root, toCity);
  await settle();
  await accept(city, transferId);
  await settle();
  return { root, transferId, cityCase: (await caseOfMatter(city, root)).id };
}

/** County → city → province, accepted there. */
export async function atProvince(tiers: Tiers): Promise<{ root: string; first: string; second: string }> {
  const { city, province, settle } = tiers;
  const { root, transferId: first, cityCase } = await atCity(tiers);
  await assign(city, cityCase);
  const { id: second } = await send(city, cityCase, toProvince);
  await settle();
  await accept(province, second);
  await settle();
  return { root, first, second };
}

export function trace({ bus }: TestOffice, rootCaseId: string): Promise<TimelineView> {
  return bus.call(getTimeline, { rootCaseId }, people.staff);
}

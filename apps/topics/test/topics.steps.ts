import {
  draftTopicCall,
  forwardTopics,
  getTopic,
  getTopicCall,
  openTopicCall,
  publishTopic,
  screenTopic,
  setTopicSupport,
  submitTopic,
  type Call,
  type DraftTopicCall,
  type SubmitTopic,
  type TopicCallView,
  type TopicReceipt,
  type TopicView,
} from '@qsl/contracts';
import type { Offices, TestOffice } from './topics.harness.js';
import { people, somebody } from './topics.people.js';

/** What an office looks for; override what the test is about. */
export function callText(overrides: Partial<DraftTopicCall> = {}): DraftTopicCall {
  return {
    title: '2027年度协商议题征集',
    brief: '围绕群众关心的生活饮用水安全，征集2027年度协商议题，入选议题将开展微协商。',
    opensOn: '2026-01-01',
    closesOn: '2099-12-31',
    eligible: ['citizen', 'member'],
    scope: { kind: 'all' },
    ...overrides,
  };
}

/** What somebody proposes; override what the test is about. */
export function topicText(callId: string, overrides: Partial<SubmitTopic> = {}): SubmitTopic {
  return {
    callId,
    title: '明确直饮水机的监管部门',
    situation: '小区直饮水机没有公示滤芯更换日期，水质检测结果也不公开。',
    analysis: '卫生健康、市场监管和住建部门职责交叉。',
    proposal: '建议明确牵头部门，要求在机身公示滤芯更换情况。',
    areaCode: '610303',
    displayName: 'surname',
    ...overrides,
  };
}

export async function openCall(office: TestOffice, overrides: Partial<DraftTopicCall> = {}): Promise<TopicCallView> {
  const { id, version } = await office.bus.call(draftTopicCall, callText(overrides), people.staff);
  return office.bus.call(openTopicCall, { id, expectedVersion: version }, people.staff);
}

export function submit(
  office: TestOffice,
  callId: string,
  { by = people.citizen, ...overrides }: Partial<SubmitTopic> & { by?: Call } = {},
): Promise<TopicReceipt> {
  return office.bus.call(submitTopic, topicText(callId, overrides), by);
}

export const topicNow = (office: TestOffice, id: string, by: Call = people.staff): Promise<TopicView> =>
  office.bus.call(getTopic, { id }, by);

/** The id and version that a command on a topic names now. */
export async function at(office: TestOffice, id: string): Promise<{ id: string; expectedVersion: number }> {
  return { id, expectedVersion: (await topicNow(office, id)).version };
}

/** The same for a call. */
export async function callAt(office: TestOffice, id: string): Promise<{ id: string; expectedVersion: number }> {
  return { id, expectedVersion: (await office.bus.call(getTopicCall, { id }, people.staff)).version };
}

/** Screened and found fit for everybody's eyes. */
export async function publish(office: TestOffice, id: string): Promise<TopicView> {
  await office.bus.call(screenTopic, await at(office, id), people.staff);
  return office.bus.call(publishTopic, await at(office, id), people.staff);
}

export async function submitAndPublish(
  office: TestOffice,
  callId: string,
  overrides: Partial<SubmitTopic> & { by?: Call } = {},
): Promise<string> {
  const { id } = await submit(office, callId, overrides);
  await publish(office, id);
  return id;
}

export const support = (office: TestOffice, id: string, by: Call, supported = true): Promise<TopicView> =>
  office.bus.call(setTopicSupport, { id, supported }, by);

/** So many new people support it. */
export async function supportBy(office: TestOffice, id: string, count: number): Promise<void> {
  for (let left = count; left > 0; left--) await support(office, id, somebody());
}

export const forward = (office: TestOffice, callId: string, ...topicIds: string[]): Promise<TopicCallView> =>
  office.bus.call(forwardTopics, { id: callId, topicIds }, people.staff);

/** A call of the province to everybody, known everywhere. */
export async function provincialCall(offices: Offices): Promise<string> {
  const { id } = await openCall(offices.of.province, { maxPerPerson: 20 });
  await offices.settle();
  return id;
}

/** A topic of the county that has arrived at the call's owner. */
export async function handedIn(offices: Offices, callId: string): Promise<string> {
  const id = await submitAndPublish(offices.of.county, callId);
  await forward(offices.of.county, callId, id);
  await offices.settle();
  return id;
}

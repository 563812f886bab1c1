import type { ConsultationView, TopicCallView, TopicReceipt } from '@qsl/contracts';
import { inDays } from '@qsl/testing';
import type { Stage } from '../../src/index.js';

export const room = '直饮水机的水质检测费用由谁来出？';
export const topic = '把直饮水机抽检结果贴到单元门口';

/** A consultation of the city on drinking water, open at the county. */
export async function openRoom(stage: Stage): Promise<void> {
  const staff = await stage.person('city', 'staff1');
  const { id } = await staff.post<ConsultationView>('/consultations', {
    title: room,
    summary: '全市现有直饮水机一百七十八台，检测费用没有统一出处，请大家谈谈看法。',
    convener: '宝鸡市政协社会和法制委员会',
    closesOn: inDays(30),
    scope: { kind: 'all' },
  });
  const path = `/consultations/${id}`;
  for (const verb of ['announce', 'open']) await staff.act(path, verb);
  await stage.seen<ConsultationView>(['county', 'citizen1'], path, ({ isOpen }) => isOpen);
}

/** A topic on drinking water that the county published. */
export async function publishTopic(stage: Stage): Promise<void> {
  const staff = await stage.person('county', 'staff1');
  const { id: callId } = await staff.post<TopicCallView>('/topic-calls', {
    title: '社区公共服务议题征集',
    brief: '面向全区群众和委员，征集社区公共服务方面的议题。',
    scope: { kind: 'own' },
    opensOn: inDays(-1),
    closesOn: inDays(30),
    eligible: ['citizen', 'member'],
    maxPerPerson: 5,
  });
  await staff.act(`/topic-calls/${callId}`, 'open');
  const { id } = await (
    await stage.person('county', 'member1')
  ).post<TopicReceipt>('/topics', {
    callId,
    title: topic,
    situation: '抽检结果只在网站上公布，老人看不到，不知道楼下的水能不能喝。',
    proposal: '建议由物业把每次抽检的结果张贴在单元门口。',
    displayName: 'real',
    areaCode: '610303',
  });
  for (const verb of ['screen', 'publish']) await staff.act(`/topics/${id}`, verb);
}

/**
 * Whom news is for: `author` alone; `public`, the author and whoever watches; `staff`, `office` (staff and leaders) and `leader` by their queue;
 * `units` by their orders; `sender` and `receiver`, the staff of that side of a transfer.
 */
export type Audience = 'author' | 'public' | 'staff' | 'office' | 'leader' | 'units' | 'sender' | 'receiver';

/** One Chinese sentence; `{office}` did it and said `{words}`, `{sender}` and `{receiver}` are the two offices of the transfer. */
export interface NewsRule {
  audience: Audience;
  text: string;
}

type NewsRules = Readonly<Partial<Record<string, readonly NewsRule[]>>>;

/** What this office did, by the kind of step. Before a suggestion is filed, nobody but its author is told of it. */
export const ownNews: NewsRules = {
  'case.registered': [{ audience: 'staff', text: '收到新建议，待初审。' }],
  'case.supplement_requested': [{ audience: 'author', text: '{office}请您补充材料，请在期限内补充。' }],
  'case.supplemented': [{ audience: 'staff', text: '提交人已补充材料，待继续审核。' }],
  'case.filed': [{ audience: 'public', text: '{office}已立案办理。' }],
  'case.not_filed': [{ audience: 'author', text: '{office}不予立案，请查看理由和其他办理渠道。' }],
  'case.closed': [{ audience: 'public', text: '{office}已办结。' }],
  'order.dispatched': [{ audience: 'units', text: '收到新的交办单，请按期签收。' }],
  'order.submitted': [{ audience: 'office', text: '承办单位已报送复文，待审核签发。' }],
  'order.sent_back': [{ audience: 'units', text: '复文已退回，请修改后重新报送。' }],
  'reply.approved': [{ audience: 'staff', text: '答复已签发，待公布。' }],
  'reply.published': [{ audience: 'public', text: '{office}已公布答复，请查看；提交人可以评价。' }],
  'transfer.composed': [{ audience: 'leader', text: '拟转送{receiver}，待签发。' }],
  'transfer.sent': [{ audience: 'public', text: '{office}已转送{receiver}，等待签收。' }],
  'transfer.progress': [{ audience: 'public', text: '{office}：{words}' }],
};

/** What another office did. */
export const receivedNews: NewsRules = {
  'note.sealed': [{ audience: 'office', text: '收到{office}的密封说明，请在办件中查看。' }],
  'transfer.sent': [
    { audience: 'public', text: '{office}已转送{receiver}，等待签收。' },
    { audience: 'receiver', text: '收到{office}转来的流转件，待签收。' },
  ],
  'transfer.accepted': [{ audience: 'public', text: '{office}已签收，正在办理。' }],
  'transfer.progress': [{ audience: 'public', text: '{office}：{words}' }],
  'transfer.returned': [
    { audience: 'public', text: '{office}已退回，由{sender}继续办理。' },
    { audience: 'sender', text: '{office}已退回流转件，请继续办理。' },
  ],
  'transfer.answered': [
    { audience: 'public', text: '{office}已作出答复，待{sender}确认。' },
    { audience: 'sender', text: '{office}已作出答复，待确认。' },
  ],
  'transfer.objected': [{ audience: 'receiver', text: '{office}对答复提出异议，请重新办理。' }],
};

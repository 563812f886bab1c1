/** How one kind of timeline entry reads in a few characters, and whether it is a key step (关键节点). */
export interface EntryLabel {
  short: string;
  isKey: boolean;
}

const key = (short: string): EntryLabel => ({ short, isKey: true });
const minor = (short: string): EntryLabel => ({ short, isKey: false });

/** Every kind of timeline entry that offices write. */
const entryLabels: Readonly<Record<string, EntryLabel>> = {
  'case.registered': key('登记'),
  'case.in_review': minor('受理初审'),
  'case.supplement_requested': key('请补充'),
  'case.supplemented': minor('补充材料'),
  'case.filed': key('立案'),
  'case.not_filed': key('不予立案'),
  'case.rated': key('评价'),
  'case.closed': key('办结'),
  'order.dispatched': key('交办'),
  'order.signed': minor('单位签收'),
  'order.submitted': minor('报送复文'),
  'order.sent_back': minor('复文退回'),
  'reply.approved': minor('复文签发'),
  'reply.published': key('公布答复'),
  'transfer.sent': key('转出'),
  'transfer.accepted': key('签收'),
  'transfer.returned': key('退回'),
  'transfer.recall_asked': minor('请求撤回'),
  'transfer.recall_refused': minor('未同意撤回'),
  'transfer.recalled': key('撤回'),
  'transfer.progress': minor('进展'),
  'transfer.answered': key('答复'),
  'transfer.confirmed': key('确认'),
  'transfer.objected': key('提出异议'),
  'topic.submitted': key('提交'),
  'topic.screening': minor('开始审核'),
  'topic.returned': key('退回修改'),
  'topic.revised': minor('重新提交'),
  'topic.published': key('公开'),
  'topic.refused': key('不予公开'),
  'topic.co_signed': minor('联名'),
  'topic.threshold_reached': key('附议达标'),
  'topic.forwarded': key('报送遴选'),
  'topic.selected': key('列入协商'),
  'topic.declined': key('未列入协商'),
  'topic.withdrawn': key('撤回'),
  'consultation.announced': key('公告'),
  'consultation.opened': key('开始讨论'),
  'consultation.revised': minor('调整安排'),
  'consultation.paper_added': minor('添加材料'),
  'consultation.paper_removed': minor('移除材料'),
  'consultation.meeting_scheduled': key('安排会议'),
  'consultation.meeting_recorded': key('公布纪要'),
  'consultation.closed': key('讨论结束'),
  'consultation.concluded': key('公布成果'),
  'consultation.tracked': key('公布承诺'),
};

/** Label of an entry's kind; an unknown kind of a newer office is a minor step. */
export function entryLabel(kind: string): EntryLabel {
  return entryLabels[kind] ?? minor('进展');
}

import type {
  ArticleAttachment,
  ArticleView,
  CaseView,
  CommentView,
  ConsultationView,
  ExportedFiles,
  OrderPage,
  StatementView,
  SuggestionReceipt,
  SuggestionView,
  TopicCallView,
  TopicReceipt,
  TransferView,
  UnitList,
} from '@qsl/contracts';
import { inDays } from '@qsl/testing';
import type { ApiClient, OfficeClient } from '../../src/index.js';
import type { Fields } from './api-document.js';

const text = '老旧小区饮水机滤芯多久换一次没有人说得清，居民希望公示。';

async function suggestions(author: ApiClient, staff: ApiClient) {
  const content = { title: '关于公示饮水机滤芯更换日期的建议', body: text, category: 'drinking_water' };
  const submit = (): Promise<SuggestionReceipt> =>
    author.post('/suggestions', { ...content, areaCode: '610303', displayName: 'surname' });
  const [waiting, filed] = [await submit(), await submit()];
  const { caseId } = await author.get<SuggestionView>(`/suggestions/${filed.id}`);
  const casePath = `/cases/${caseId}`;
  await staff.act(casePath, 'review');
  await staff.act(casePath, 'file', { remark: '属于民生事项。' });
  return { waiting, filed, caseId, casePath };
}

async function transferOf(staff: ApiClient, casePath: string): Promise<string> {
  const { version } = await staff.get<CaseView>(casePath);
  const transfer = await staff.post<TransferView>(`${casePath}/transfers`, {
    expectedVersion: version,
    kind: 'escalate',
    toInstance: 'c610300',
    reasonCode: 'beyond_authority',
    reason: '所涉事项超出本区职权范围，请市级统筹研究。',
    reveal: ['public'],
  });
  return transfer.id;
}

async function orderOf(staff: ApiClient, unit: ApiClient, casePath: string) {
  const { items } = await staff.get<UnitList>('/units');
  const orders = [{ unitId: items.find(({ name }) => name.includes('卫生'))?.id, role: 'sole' }];
  await staff.act(casePath, 'assign', { orders });
  return { id: (await unit.get<OrderPage>('/orders')).items[0]?.id ?? '', orders };
}

async function topics(author: ApiClient, staff: ApiClient) {
  const draft = {
    title: '民生协商议题征集',
    brief: '征集民生方面的协商议题，一事一报。',
    opensOn: inDays(-1),
    closesOn: inDays(20),
    eligible: ['citizen', 'member'],
    maxPerPerson: 20,
    scope: { kind: 'own' },
  };
  const unseen = await staff.post<TopicCallView>('/topic-calls', draft);
  const open = await staff.post<TopicCallView>('/topic-calls', draft);
  await staff.act(`/topic-calls/${open.id}`, 'open');
  const submit = (): Promise<TopicReceipt> =>
    author.post('/topics', {
      callId: open.id,
      areaCode: '610303',
      title: '城区盲道与无障碍设施协商议题',
      situation: text,
      proposal: '建议列出清单，分年整改，结果公示。',
      displayName: 'surname',
      coSponsors: ['member1'],
    });
  const [waiting, published] = [await submit(), await submit()];
  await staff.act(`/topics/${published.id}`, 'screen');
  await staff.act(`/topics/${published.id}`, 'publish');
  return { unseen, open, waiting, published };
}

async function consultations(author: ApiClient, staff: ApiClient) {
  const draft = {
    title: '饮水机滤芯怎么公示？',
    summary: text,
    convener: '金台区政协提案委员会',
    closesOn: inDays(20),
    scope: { kind: 'own' },
  };
  const unseen = await staff.post<ConsultationView>('/consultations', draft);
  const open = await staff.post<ConsultationView>('/consultations', draft);
  const path = `/consultations/${open.id}`;
  await staff.act(path, 'announce');
  await staff.act(path, 'open');
  const say = (words: string): Promise<StatementView> => author.post(`${path}/statements`, { text: words });
  const waiting = await say('滤芯更换日期应当贴在机身上。');
  const other = await say('换下来的滤芯应当统一回收。');
  const published = await say('每季度公布一次水质检测结果。');
  await staff.post(`${path}/statements/${published.id}/actions/publish`, {});
  const write = (type: string): Promise<CommentView> => author.post(`${path}/comments`, { type, text: '由谁来检测？' });
  const [question, comment] = [await write('question'), await write('info')];
  await staff.post(`${path}/meeting/actions/schedule`, {
    expectedVersion: (await staff.get<ConsultationView>(path)).version,
    startsAt: new Date(Date.now() + 10 * 86_400_000).toISOString(),
    place: '区政协三楼会议室',
    capacity: 40,
    agenda: [{ title: '情况通报', minutes: 20 }],
  });
  return { unseen, open, waiting, other, published, question, comment };
}

async function articles(office: OfficeClient, editor: ApiClient, leader: ApiClient) {
  const content = {
    title: '金台区召开饮水机协商会',
    summary: '饮水机怎么管，大家一起议。',
    body: `<p>${text}</p>`,
    category: 'consultation',
    scope: { kind: 'own' },
    cover: {
      base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      alt: '饮水机',
    },
  };
  const write = (...attachments: FileView[]): Promise<ArticleView> =>
    editor.post('/articles', { ...content, attachments });
  const draftFile = await uploaded(office, 'editor1', 'draft');
  const publishedFile = await uploaded(office, 'editor1', 'published');
  const [draft, review, published] = [await write(draftFile), await write(), await write(publishedFile)];
  await editor.act(`/articles/${review.id}`, 'submit');
  await editor.act(`/articles/${published.id}`, 'submit');
  await leader.act(`/articles/${published.id}`, 'approve');
  return { draft, review, published, draftFile, publishedFile };
}

type FileView = Pick<ArticleAttachment, 'id' | 'name' | 'type' | 'size'>;

async function uploaded(office: OfficeClient, account: string, content: string): Promise<FileView> {
  const body = new FormData();
  body.append('file', new Blob([`%PDF-1.4\n${content}\n%%EOF\n`]), '检测报告.pdf');
  const headers = { authorization: `Bearer ${await office.sessionOf(account)}` };
  const response = await fetch(`${office.url}/api/v1/files`, { method: 'POST', headers, body });
  return (await response.json()) as FileView;
}

/** What stands at the office when everybody asks for everything: the fields that paths and bodies name it by. */
export async function makeObjects(office: OfficeClient) {
  const [author, staff, unit, editor, leader] = await Promise.all(
    ['citizen1', 'staff1', 'unit1', 'editor1', 'leader1'].map((account) => office.as(account)),
  );
  if (!author || !staff || !unit || !editor || !leader) throw new Error('somebody is missing');
  const first = await suggestions(author, staff);
  const second = await suggestions(author, staff);
  const { id: orderId, orders } = await orderOf(staff, unit, first.casePath);
  const transferId = await transferOf(staff, second.casePath);
  const topic = await topics(author, staff);
  const consultation = await consultations(author, staff);
  const article = await articles(office, editor, leader);
  const file = await uploaded(office, 'staff1', 'alone');
  const admin = await office.as('admin1');
  const carried = await admin.post<ExportedFiles>('/links/files/exports', { peer: 'c610300', reason: '线路中断。' });
  const within = { id: consultation.open.id };
  return {
    receipt: { code: first.waiting.code, queryCode: first.waiting.queryCode },
    waitingSuggestion: { id: first.waiting.id },
    filedSuggestion: { id: first.filed.id },
    case: { id: first.caseId, caseId: first.caseId, rootCaseId: first.caseId, orders },
    order: { id: orderId },
    transfer: { id: transferId },
    draftCall: { id: topic.unseen.id },
    openCall: { id: topic.open.id, callId: topic.open.id, topicIds: [topic.published.id] },
    waitingTopic: { id: topic.waiting.id },
    publishedTopic: { id: topic.published.id },
    draftConsultation: { id: consultation.unseen.id },
    openConsultation: within,
    waitingStatement: { ...within, statementId: consultation.waiting.id },
    otherWaitingStatement: { ...within, statementId: consultation.other.id },
    publishedStatement: { ...within, statementId: consultation.published.id },
    question: { ...within, commentId: consultation.question.id },
    comment: { ...within, commentId: consultation.comment.id },
    draftArticle: { id: article.draft.id },
    articleInReview: { id: article.review.id },
    publishedArticle: { id: article.published.id },
    parentLink: { peer: 'c610300' },
    carriedFile: { name: carried.files[0]?.name },
    file: { id: file.id },
    draftFile: { id: article.draftFile.id },
    publishedFile: { id: article.publishedFile.id },
    feed: { format: 'atom' },
  } satisfies Record<string, Fields>;
}

export type Objects = Awaited<ReturnType<typeof makeObjects>>;

import type {
  ArticleView,
  ConsultationView,
  NoticeView,
  PersonView,
  StatementView,
  TopicCallView,
  TopicView,
} from '@qsl/contracts';
import { aConsultation, consultationId, consultations, results, statements, threads } from './sample-consultations.js';
import { articleId, articles, notices } from './sample-news.js';
import { cityTimeline } from './sample-timeline.js';
import { callId, calls, topics } from './sample-topics.js';

type Body = Record<string, unknown>;
type Matter = TopicCallView | TopicView | ConsultationView | ArticleView;

const page = (items: object[]) => ({ items, nextCursor: null });

const consultationSteps: Record<string, Partial<ConsultationView>> = {
  announce: { state: 'announced', actions: ['revise', 'open', 'add_paper'] },
  open: { state: 'discussing', actions: ['close', 'add_paper', 'moderate', 'answer'] },
  close: { state: 'drafting_outcome', actions: ['conclude', 'moderate'], isOpen: false },
  conclude: { state: 'concluded', publicClass: 'done', actions: ['track'], hasOutcome: true },
  track: { state: 'tracking', publicClass: 'done', actions: [] },
};

const articleSteps: Record<string, Partial<ArticleView>> = {
  submit: { state: 'review', publicClass: 'pending' },
  approve: { state: 'published', publicClass: 'active', publishedAt: '2026-11-25T01:00:00Z' },
  return: { state: 'draft' },
  retract: { state: 'retracted', publicClass: 'withdrawn' },
};

/** What topics, consultations, news and notices of the invented office hold, and what its changes do to it. */
export class FakeModules {
  readonly 'topic-calls': TopicCallView[] = calls();
  readonly topics: TopicView[] = topics();
  readonly consultations: ConsultationView[] = consultations();
  readonly articles: ArticleView[] = articles();
  readonly statements: StatementView[] = statements();
  readonly threads = threads();
  readonly notices: NoticeView[] = notices();

  /** A list, a part of a matter, or nothing that these modules know. */
  read(path: string, query: URLSearchParams, person: PersonView): object | undefined {
    const [, kind, , part] = path.split('/');
    if (path === '/notices/unread-count') return { count: this.notices.filter(({ unread }) => unread).length };
    if (path === '/notices') return page(withValue(this.notices, 'reason', query));
    if (path === '/topics/queue') return page(this.queue(query));
    if (path === '/articles/newsroom') return page(withValue(this.articles, 'state', query));
    if (path === '/topic-calls') return page(withValue(this['topic-calls'], 'state', query));
    if (path === '/consultations') return page(withValue(this.consultations, 'state', query));
    if (path === '/search') return this.search();
    if (part === 'timeline') return cityTimeline();
    if (part === 'results') return results();
    if (part === 'statements') return page(withValue(this.statements, 'state', query));
    if (part === 'comments') return page(this.comments(query.get('order')));
    return kind === 'articles' ? this.articleFor(path, person) : this.find(path);
  }

  find(path: string): Matter | undefined {
    const [, kind, id] = path.split('/');
    const lists = { 'topic-calls': this['topic-calls'], topics: this.topics, consultations: this.consultations };
    const list: Matter[] | undefined = kind === 'articles' ? this.articles : lists[kind as keyof typeof lists];
    return list?.find((one) => one.id === id);
  }

  /** Makes something new, or changes what has no version; nothing where the path is neither. */
  make(path: string, body: Body): object | undefined {
    const makers: Record<string, () => object | undefined> = {
      '/consultations': () => this.draftConsultation(body),
      '/articles': () => this.writeArticle(body),
      '/topic-calls': () => this['topic-calls'].find((call) => call.id === callId(3)),
      '/files': () => ({ id: 'f'.repeat(64), name: '登记表.pdf', type: 'application/pdf', size: 48_200 }),
      '/notices/actions/read': () => this.markRead(body),
      '/notices/mutes': () => ({ watching: false, muted: true }),
    };
    return makers[path]?.() ?? this.changePart(path, body);
  }

  private changePart(path: string, body: Body): object | undefined {
    const [, , id, part, partId, , verb] = path.split('/');
    if (part === 'statements') return this.moderate(partId ?? '', verb ?? '', body);
    if (part === 'comments') return this.changeComment(partId ?? '', verb ?? '');
    if (path.endsWith('/forward')) return this.forward(id ?? '', body['topicIds'] as string[]);
    return undefined;
  }

  /** What a deed leaves behind, after version and actions have changed. */
  settle(path: string, body: Body): void {
    const matter = this.find(path);
    const verb = path.split('/').at(-1) ?? '';
    if (path.startsWith('/topics/')) settleTopic(matter as TopicView, verb);
    if (path.startsWith('/consultations/')) settleConsultation(matter as ConsultationView, verb, body);
    if (path.startsWith('/articles/')) settleArticle(matter as ArticleView, verb, body);
  }

  private queue(query: URLSearchParams): TopicView[] {
    const tasks: Record<string, (topic: TopicView) => boolean> = {
      screen: ({ state }) => state === 'submitted' || state === 'screening',
      forward: ({ state, forwardedAt }) => state === 'published' && forwardedAt === null,
      decide: ({ state }) => state === 'threshold_reached',
    };
    const isDue = tasks[query.get('task') ?? ''] ?? (() => false);
    return this.topics.filter(
      (topic) => isDue(topic) && (!query.get('callId') || topic.callId === query.get('callId')),
    );
  }

  private comments(order: string | null) {
    if (order === 'pending') return this.threads.filter(({ root }) => root.isPending);
    return this.threads.filter(({ root, answer }) => order !== 'unanswered' || (root.type === 'question' && !answer));
  }

  private articleFor(path: string, { roles }: PersonView): ArticleView | undefined {
    const article = this.articles.find(({ id }) => path === `/articles/${id}`);
    const mayReview = roles.includes('leader');
    return article?.state === 'review' ? { ...article, actions: mayReview ? ['return', 'approve'] : [] } : article;
  }

  private search(): object {
    const hit = { kind: 'topic', code: null, excerpt: '', publicClass: 'active', officeName: '宝鸡市政协' };
    return { ...page(this.topics.slice(2, 4).map(({ id, title }) => ({ ...hit, id, title }))), missing: [] };
  }

  private draftConsultation(body: Body): ConsultationView {
    const draft = aConsultation(4, {
      ...(body as Partial<ConsultationView>),
      state: 'draft',
      publicClass: 'pending',
      isOpen: false,
      papers: [],
      meeting: null,
      topic: null,
      toModerate: 0,
      version: 1,
      actions: ['revise', 'announce', 'add_paper', 'schedule_meeting'],
    });
    this.consultations.push(draft);
    return draft;
  }

  private writeArticle({ cover: _cover, ...body }: Body): ArticleView {
    const [sample] = articles();
    const state = { state: 'draft', publicClass: 'hidden', actions: ['revise', 'submit'], version: 1 } as const;
    const article = { ...sample, ...body, ...state, actions: [...state.actions], id: articleId(9), hasCover: false };
    this.articles.push(article as ArticleView);
    return article as ArticleView;
  }

  private markRead({ ids, upTo }: Body): object {
    for (const notice of this.notices) {
      if ((ids as string[] | undefined)?.includes(notice.id) || notice.sequence <= Number(upTo ?? -1)) {
        notice.unread = false;
      }
    }
    return { count: this.notices.filter(({ unread }) => unread).length };
  }

  private moderate(id: string, verb: string, { reason }: Body): object | undefined {
    const statement = this.statements.find((one) => one.id === id);
    const refused = { state: 'refused', refusal: reason as StatementView['refusal'] } as const;
    return statement && Object.assign(statement, verb === 'publish' ? { state: 'published' as const } : refused);
  }

  private changeComment(id: string, verb: string): object | undefined {
    const thread = this.threads.find(({ root }) => root.id === id);
    if (!thread) return undefined;
    if (verb === 'approve') thread.root.isPending = false;
    if (verb === 'hide') Object.assign(thread.root, { hidden: 'off_topic', text: '' });
    if (verb === 'answer') thread.answer = { ...thread.root, type: 'official_answer', author: '宝鸡市政协' };
    return thread.root;
  }

  private forward(id: string, topicIds: string[]): object | undefined {
    for (const topic of this.topics.filter((one) => topicIds.includes(one.id))) {
      topic.forwardedAt = '2026-11-25T01:00:00Z';
    }
    return this['topic-calls'].find((call) => call.id === id);
  }
}

function settleTopic(topic: TopicView, verb: string): void {
  const states: Record<string, TopicView['state']> = {
    publish: 'published',
    return: 'needs_revision',
    refuse: 'rejected',
    select: 'selected',
    decline: 'not_selected',
  };
  topic.state = states[verb] ?? topic.state;
  topic.forwardedAt ??= null;
}

function settleConsultation(consultation: ConsultationView, verb: string, body: Body): void {
  Object.assign(consultation, consultationSteps[verb]);
  if (verb === 'conclude') {
    const { decision, text } = body as unknown as NonNullable<ConsultationView['outcome']>;
    consultation.outcome = { decision, text, concludedAt: '2026-11-25T01:00:00Z' };
  }
  if (verb === 'track') {
    const { commitments } = body as { commitments: ConsultationView['commitments'] };
    consultation.commitments = commitments.map((one, index) => ({ ...one, id: consultationId(index + 1) }));
  }
}

function settleArticle(article: ArticleView, verb: string, body: Body): void {
  Object.assign(article, articleSteps[verb]);
  if (verb === 'revise') Object.assign(article, body, { actions: ['revise', 'submit'] });
  if (verb === 'set-hidden') article.isHidden = body['hidden'] === true;
  if (verb !== 'correct') return;
  const { note, ...texts } = body as { note: string };
  Object.assign(article, texts, { state: 'corrected' });
  article.corrections = [...article.corrections, { at: '2026-11-25T01:00:00Z', note }];
}

function withValue<T extends object>(items: T[], name: string, query: URLSearchParams): T[] {
  const value = query.get(name);
  return value ? items.filter((item) => (item as Body)[name] === value) : items;
}

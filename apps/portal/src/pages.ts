import type { CallData } from './features/topics/call/call.data.js';
import type { TopicData } from './features/topics/detail/topic.data.js';
import type { TopicsData } from './features/topics/list/topics.data.js';
import type { EditTopicData, NewTopicData, TopicReceiptData } from './features/topics/submit/new-topic.data.js';
import type { CommentsData } from './features/consultations/comments/comments.data.js';
import type { ConsultationsData } from './features/consultations/list/consultations.data.js';
import type { MeetingData } from './features/consultations/meeting/meeting.data.js';
import type { OutcomeData, RoomData } from './features/consultations/room/room.data.js';
import type { StatementsData } from './features/consultations/statements/statements.data.js';
import type { HomeData } from './features/home/home.data.js';
import type { LoginData, MeData } from './features/identity/identity.data.js';
import type { ArticleData, NewsData } from './features/news/news.data.js';
import type { NoticesData } from './features/notices/notices.data.js';
import type { SearchData } from './features/search/search.data.js';
import type { DetailData } from './features/suggestions/detail/detail.data.js';
import type { ListData } from './features/suggestions/list/list.data.js';
import type { ReceiptData, SuggestData } from './features/suggestions/submit/submit.data.js';
import type { TrackData } from './features/suggestions/track/track.data.js';
import type { FailureData } from './site/failure.data.js';

/** Every page of the portal with the data that it shows. */
interface PageData {
  home: HomeData;
  topics: TopicsData;
  topicCall: CallData;
  topic: TopicData;
  topicNew: NewTopicData;
  topicEdit: EditTopicData;
  topicReceipt: TopicReceiptData;
  consultations: ConsultationsData;
  room: RoomData;
  statements: StatementsData;
  comments: CommentsData;
  meeting: MeetingData;
  outcome: OutcomeData;
  list: ListData;
  suggest: SuggestData;
  receipt: ReceiptData;
  detail: DetailData;
  track: TrackData;
  news: NewsData;
  article: ArticleData;
  search: SearchData;
  login: LoginData;
  me: MeData;
  notices: NoticesData;
  about: null;
  accessibility: null;
  privacy: null;
  failure: FailureData;
}

export type PageName = keyof PageData;

/** What machines read of an article. */
export interface ArticleHead {
  section: string;
  /** Name of the office that published it. */
  source: string;
  /** ISO 8601 UTC. */
  publishedAt: string;
  modifiedAt: string;
  /** Path of its picture. */
  picture: string | null;
}

interface Shown<N extends PageName> {
  page: N;
  /** Before the site's name in the browser's title. */
  title: string;
  data: PageData[N];
  status?: number;
  /** For search engines; pages without one ask not to be listed. */
  description?: string;
  /** For feed readers, and for whoever shows a link to this page. */
  head?: { feeds?: boolean; article?: ArticleHead };
}

/** A page to show; name and data belong together. */
export type PageView = { [N in PageName]: Shown<N> }[PageName];

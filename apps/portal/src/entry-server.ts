import { createSSRApp, type Component } from 'vue';
import { renderToString } from 'vue/server-renderer';
import AboutPage from './features/about/AboutPage.vue';
import AccessibilityPage from './features/about/AccessibilityPage.vue';
import PrivacyPage from './features/about/PrivacyPage.vue';
import CommentsPage from './features/consultations/comments/CommentsPage.vue';
import ConsultationsPage from './features/consultations/list/ConsultationsPage.vue';
import MeetingPage from './features/consultations/meeting/MeetingPage.vue';
import OutcomePage from './features/consultations/outcome/OutcomePage.vue';
import RoomPage from './features/consultations/room/RoomPage.vue';
import StatementsPage from './features/consultations/statements/StatementsPage.vue';
import HomePage from './features/home/HomePage.vue';
import LoginPage from './features/identity/LoginPage.vue';
import MePage from './features/identity/MePage.vue';
import ArticlePage from './features/news/ArticlePage.vue';
import NewsPage from './features/news/NewsPage.vue';
import NoticesPage from './features/notices/NoticesPage.vue';
import SearchPage from './features/search/SearchPage.vue';
import DetailPage from './features/suggestions/detail/DetailPage.vue';
import ListPage from './features/suggestions/list/ListPage.vue';
import ReceiptPage from './features/suggestions/submit/ReceiptPage.vue';
import SuggestPage from './features/suggestions/submit/SuggestPage.vue';
import TrackPage from './features/suggestions/track/TrackPage.vue';
import CallPage from './features/topics/call/CallPage.vue';
import TopicPage from './features/topics/detail/TopicPage.vue';
import TopicsPage from './features/topics/list/TopicsPage.vue';
import EditTopicPage from './features/topics/submit/EditTopicPage.vue';
import NewTopicPage from './features/topics/submit/NewTopicPage.vue';
import TopicReceiptPage from './features/topics/submit/TopicReceiptPage.vue';
import type { PageName, PageView } from './pages.js';
import FailurePage from './site/FailurePage.vue';
import SiteFrame from './site/SiteFrame.vue';
import type { Site } from './site/site.js';
import { siteKey } from './site/use-site.js';

const pages: Record<PageName, Component> = {
  home: HomePage,
  topics: TopicsPage,
  topicCall: CallPage,
  topic: TopicPage,
  topicNew: NewTopicPage,
  topicEdit: EditTopicPage,
  topicReceipt: TopicReceiptPage,
  consultations: ConsultationsPage,
  room: RoomPage,
  statements: StatementsPage,
  comments: CommentsPage,
  meeting: MeetingPage,
  outcome: OutcomePage,
  list: ListPage,
  suggest: SuggestPage,
  receipt: ReceiptPage,
  detail: DetailPage,
  track: TrackPage,
  news: NewsPage,
  article: ArticlePage,
  search: SearchPage,
  login: LoginPage,
  me: MePage,
  notices: NoticesPage,
  about: AboutPage,
  accessibility: AccessibilityPage,
  privacy: PrivacyPage,
  failure: FailurePage,
};

/** The page as HTML, frame included. */
export function renderPage(view: PageView, site: Site): Promise<string> {
  const app = createSSRApp(SiteFrame, { page: pages[view.page], data: view.data });
  return renderToString(app.provide(siteKey, site));
}

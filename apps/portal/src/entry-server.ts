import { createSSRApp, type Component } from 'vue';
import { renderToString } from 'vue/server-renderer';
import AboutPage from './features/about/AboutPage.vue';
import AccessibilityPage from './features/about/AccessibilityPage.vue';
import PrivacyPage from './features/about/PrivacyPage.vue';
import HomePage from './features/home/HomePage.vue';
import LoginPage from './features/identity/LoginPage.vue';
import MePage from './features/identity/MePage.vue';
import DetailPage from './features/suggestions/detail/DetailPage.vue';
import ListPage from './features/suggestions/list/ListPage.vue';
import ReceiptPage from './features/suggestions/submit/ReceiptPage.vue';
import SuggestPage from './features/suggestions/submit/SuggestPage.vue';
import TrackPage from './features/suggestions/track/TrackPage.vue';
import type { PageName, PageView } from './pages.js';
import FailurePage from './site/FailurePage.vue';
import SiteFrame from './site/SiteFrame.vue';
import type { Site } from './site/site.js';
import { siteKey } from './site/use-site.js';

const pages: Record<PageName, Component> = {
  home: HomePage,
  list: ListPage,
  suggest: SuggestPage,
  receipt: ReceiptPage,
  detail: DetailPage,
  track: TrackPage,
  login: LoginPage,
  me: MePage,
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

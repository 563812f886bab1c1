import { createSSRApp, type Component } from 'vue';
import type { EnhancedPage } from './enhanced-pages.js';
import SuggestPage from './features/suggestions/submit/SuggestPage.vue';
import EditTopicPage from './features/topics/submit/EditTopicPage.vue';
import NewTopicPage from './features/topics/submit/NewTopicPage.vue';
import SiteFrame from './site/SiteFrame.vue';
import type { Site } from './site/site.js';
import { siteKey } from './site/use-site.js';

interface State {
  view: { page: EnhancedPage; data: unknown };
  site: Site;
}

const pages: Record<EnhancedPage, Component> = {
  suggest: SuggestPage,
  topicNew: NewTopicPage,
  topicEdit: EditTopicPage,
};

/** Wakes the forms that scripts make quicker to use. They work without them too. */
const { view, site } = JSON.parse(document.getElementById('state')?.textContent ?? '') as State;
createSSRApp(SiteFrame, { page: pages[view.page], data: view.data }).provide(siteKey, site).mount('#page');

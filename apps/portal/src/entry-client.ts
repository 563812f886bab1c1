import { createSSRApp } from 'vue';
import SuggestPage from './features/suggestions/submit/SuggestPage.vue';
import type { SuggestData } from './features/suggestions/submit/submit.data.js';
import SiteFrame from './site/SiteFrame.vue';
import type { Site } from './site/site.js';
import { siteKey } from './site/use-site.js';

interface State {
  view: { data: SuggestData };
  site: Site;
}

/** Wakes the one page that scripts make quicker to use: the suggestion form. It works without them too. */
const { view, site } = JSON.parse(document.getElementById('state')?.textContent ?? '') as State;
createSSRApp(SiteFrame, { page: SuggestPage, data: view.data }).provide(siteKey, site).mount('#page');

import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { pageComponents } from './page-components.js';
import type { PageView } from './pages.js';
import SiteFrame from './site/SiteFrame.vue';
import type { Site } from './site/site.js';
import { siteKey } from './site/use-site.js';

/** The page as HTML, frame included. */
export function renderPage(view: PageView, site: Site): Promise<string> {
  const app = createSSRApp(SiteFrame, { page: pageComponents[view.page], data: view.data });
  return renderToString(app.provide(siteKey, site));
}

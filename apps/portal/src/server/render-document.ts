import { isEnhanced } from '../enhanced-pages.js';
import type { PageView } from '../pages.js';
import type { Site } from '../site/site.js';
import { describePage, escapeHtml } from './document-head.js';
import { distFolder, readPageAssets, type PageAssets } from './page-assets.js';

/** The seal of the wordmark, small. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#a61b1f"/><path d="M8 11h16M8 17h16M16 6v20M10 25l6-8 6 8" stroke="#fff" stroke-width="2.5" fill="none"/></svg>',
)}`;

type RenderPage = (view: PageView, site: Site) => Promise<string>;

/** Renders whole HTML documents. */
export class DocumentRenderer {
  private constructor(
    private readonly renderPage: RenderPage,
    private readonly assets: PageAssets,
  ) {}

  /** @throws Error where the pages have not been built */
  static async load(): Promise<DocumentRenderer> {
    const built = (await import(new URL('pages/entry-server.js', distFolder).href)) as { renderPage: RenderPage };
    return new DocumentRenderer(built.renderPage, readPageAssets());
  }

  async render(view: PageView, site: Site, canonical: string): Promise<string> {
    const body = await this.renderPage(view, site);
    const title = escapeHtml(`${view.title} · 秦商量 · ${site.office.name}`);
    return `<!doctype html>
<html lang="zh-CN" data-mode="${site.display.mode}" data-contrast="${site.display.contrast}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${this.headOf(view, site, canonical)}
</head>
<body><div id="page">${body}</div>${this.scriptsOf(view, site)}</body>
</html>
`;
  }

  private headOf(view: PageView, site: Site, canonical: string): string {
    const styles = this.assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`);
    const shared = [...styles, `<link rel="icon" type="image/svg+xml" href="${icon}">`];
    return [...shared, ...describePage({ view, site, canonical })].join('\n');
  }

  /** Visitors get no script but where a form is quicker with one; people who are signed in get the one that counts notices. */
  private scriptsOf(view: PageView, site: Site): string {
    const badge = site.personName ? `<script type="module" src="${this.assets.badge}"></script>` : '';
    if (!isEnhanced(view.page)) return badge;
    const state = JSON.stringify({ view, site }).replaceAll('<', '\\u003c');
    const preloads = this.assets.preloads.map((href) => `<link rel="modulepreload" href="${href}">`).join('');
    return `<script type="application/json" id="state">${state}</script>${preloads}<script type="module" src="${this.assets.script}"></script>${badge}`;
  }
}

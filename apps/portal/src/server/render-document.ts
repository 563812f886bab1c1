import type { PageView } from '../pages.js';
import type { Site } from '../site/site.js';
import { distFolder, readPageAssets, type PageAssets } from './page-assets.js';

/** The seal of the wordmark, small. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#a61b1f"/><path d="M8 11h16M8 17h16M16 6v20M10 25l6-8 6 8" stroke="#fff" stroke-width="2.5" fill="none"/></svg>',
)}`;

/** Pages that scripts make quicker to use; all others come without any. */
const enhancedPages: readonly string[] = ['suggest'];

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
${this.headOf(view, title, escapeHtml(canonical))}
</head>
<body><div id="page">${body}</div>${this.scriptsOf(view, site)}</body>
</html>
`;
  }

  private headOf(view: PageView, title: string, canonical: string): string {
    const styles = this.assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`);
    const shared = [...styles, `<link rel="icon" type="image/svg+xml" href="${icon}">`];
    if (!view.description) return [...shared, '<meta name="robots" content="noindex">'].join('\n');
    const description = escapeHtml(view.description);
    return [
      ...shared,
      `<link rel="canonical" href="${canonical}">`,
      `<meta name="description" content="${description}">`,
      `<meta property="og:title" content="${title}">`,
      `<meta property="og:description" content="${description}">`,
      '<meta property="og:type" content="website">',
    ].join('\n');
  }

  private scriptsOf(view: PageView, site: Site): string {
    if (!enhancedPages.includes(view.page)) return '';
    const state = JSON.stringify({ view, site }).replaceAll('<', '\\u003c');
    const preloads = this.assets.preloads.map((href) => `<link rel="modulepreload" href="${href}">`).join('');
    return `<script type="application/json" id="state">${state}</script>${preloads}<script type="module" src="${this.assets.script}"></script>`;
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

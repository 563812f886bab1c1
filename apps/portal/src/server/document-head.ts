import type { ArticleHead, PageView } from '../pages.js';
import type { Site } from '../site/site.js';

interface HeadSources {
  view: PageView;
  site: Site;
  canonical: string;
}

const feeds = [
  ['application/rss+xml', 'rss', 'RSS'],
  ['application/atom+xml', 'atom', 'Atom'],
  ['application/feed+json', 'json', 'JSON Feed'],
] as const;

/** What search engines, feed readers and other sites read of a page. Pages without a description ask not to be listed. */
export function describePage({ view, site, canonical }: HeadSources): string[] {
  const { description, head } = view;
  const alternates = head?.feeds ? feedLinks(site) : [];
  if (!description) return [...alternates, '<meta name="robots" content="noindex">'];
  const text = escapeHtml(description);
  const { origin } = new URL(canonical);
  return [
    ...alternates,
    `<link rel="canonical" href="${escapeHtml(canonical)}">`,
    `<meta name="description" content="${text}">`,
    property('og:title', view.title),
    property('og:description', description),
    property('og:site_name', `秦商量 · ${site.office.name}`),
    property('og:url', canonical),
    property('og:type', head?.article ? 'article' : 'website'),
    ...(head?.article ? articleLines(head.article, { view, site, canonical }, origin) : []),
  ];
}

function feedLinks(site: Site): string[] {
  return feeds.map(
    ([type, format, name]) =>
      `<link rel="alternate" type="${type}" title="${escapeHtml(site.office.name)} 热点资讯（${name}）" href="/api/v1/feeds/articles.${format}">`,
  );
}

function articleLines(article: ArticleHead, { view, canonical }: HeadSources, origin: string): string[] {
  const picture = article.picture === null ? null : origin + article.picture;
  const document = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: view.title,
    description: view.description,
    articleSection: article.section,
    datePublished: article.publishedAt,
    dateModified: article.modifiedAt,
    inLanguage: 'zh-CN',
    mainEntityOfPage: canonical,
    image: picture === null ? undefined : [picture],
    publisher: { '@type': 'GovernmentOrganization', name: article.source },
  };
  return [
    property('article:published_time', article.publishedAt),
    property('article:modified_time', article.modifiedAt),
    property('article:section', article.section),
    ...(picture === null ? [] : [property('og:image', picture)]),
    `<script type="application/ld+json">${JSON.stringify(document).replaceAll('<', '\\u003c')}</script>`,
  ];
}

function property(name: string, content: string): string {
  return `<meta property="${name}" content="${escapeHtml(content)}">`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

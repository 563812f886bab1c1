import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { escapeHtml } from '../article/article-body.js';
import type { Feed, FeedItem } from './feed-item.js';

const language = 'zh-CN';
const home = (site: string): string => `${site}/news`;
const selfOf = (site: string, format: string): string => `${site}/api/v1/feeds/articles.${format}`;

/** When anything in it last changed; a feed without items has the time of its making. */
function updatedOf(items: readonly FeedItem[]): Date {
  const times = items.map(({ updatedAt }) => updatedAt.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : new Date();
}

/** The library indents CDATA, and feed readers take the blanks around it for part of the title. */
const withoutBlanks = (xml: string): string =>
  xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></');

/** RSS 2.0. */
export function writeRss({ title, description, site, items }: Feed): string {
  const xml = generateRssFeed({
    title,
    description,
    link: home(site),
    language,
    lastBuildDate: updatedOf(items),
    atom: { links: [{ href: selfOf(site, 'rss'), rel: 'self', type: 'application/rss+xml' }] },
    items: items.map((item) => ({
      title: item.title,
      description: escapeHtml(item.summary),
      link: item.url,
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.publishedAt,
      categories: [{ name: item.category.label }],
      dc: { creators: [item.author] },
      content: { encoded: item.html },
      ...(item.picture && {
        enclosures: [{ url: item.picture.url, length: item.picture.size, type: item.picture.type }],
      }),
    })),
  });
  return withoutBlanks(xml);
}

/** Atom 1.0. */
export function writeAtom({ title, description, site, items }: Feed): string {
  const xml = generateAtomFeed({
    id: selfOf(site, 'atom'),
    title: { value: title },
    subtitle: { value: description },
    updated: updatedOf(items),
    links: [
      { href: home(site), rel: 'alternate', type: 'text/html' },
      { href: selfOf(site, 'atom'), rel: 'self', type: 'application/atom+xml' },
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      summary: { value: item.summary },
      content: { value: item.html, type: 'html' },
      published: item.publishedAt,
      updated: item.updatedAt,
      authors: [{ name: item.author }],
      categories: [item.category],
      links: [{ href: item.url, rel: 'alternate', type: 'text/html' }, ...pictureLinks(item)],
    })),
  });
  return withoutBlanks(xml);
}

const pictureLinks = ({ picture }: FeedItem) =>
  picture ? [{ href: picture.url, rel: 'enclosure', type: picture.type, length: picture.size }] : [];

/** JSON Feed 1.1. */
export function writeJson({ title, description, site, items }: Feed): string {
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: home(site),
    feed_url: selfOf(site, 'json'),
    language,
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      authors: [{ name: item.author }],
      tags: [item.category.label],
      ...(item.picture && { image: item.picture.url }),
    })),
  });
  return JSON.stringify(feed);
}

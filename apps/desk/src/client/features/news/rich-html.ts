import { h, type FunctionalComponent, type VNode } from 'vue';

/** What an article may hold, as the news service keeps it. */
const allowed = new Set('h2 h3 p ul ol li blockquote table caption thead tbody tr th td strong em br a'.split(' '));

type Child = VNode | string;

/** Shows an article's HTML as elements of our own making, so that nothing but the allowed list can appear. */
export const RichHtml: FunctionalComponent<{ html: string }> = ({ html }) => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return h('div', { class: 'article-body' }, childrenOf(body));
};
RichHtml.props = ['html'];

const childrenOf = (node: Node): Child[] => [...node.childNodes].flatMap(show);

function show(node: Node): Child[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
  if (!(node instanceof Element)) return [];
  const name = node.localName;
  if (!allowed.has(name)) return childrenOf(node);
  return [h(name, attributesOf(node), childrenOf(node))];
}

function attributesOf(node: Element): Record<string, string> {
  const href = node.getAttribute('href') ?? '';
  if (node.localName !== 'a' || !/^(https?:\/\/|mailto:)/i.test(href)) return {};
  return { href, rel: 'noopener nofollow', target: '_blank' };
}

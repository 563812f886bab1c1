import { h, type FunctionalComponent } from 'vue';

/**
 * HTML of an article, as the news service keeps it: sanitised when it was written. The only HTML that a page of this site
 * takes from outside.
 */
export const SanitisedHtml: FunctionalComponent<{ html: string }> = ({ html }) =>
  h('div', { class: 'article-body', innerHTML: html });
SanitisedHtml.props = ['html'];

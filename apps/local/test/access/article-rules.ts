import { everybody } from './actors.js';
import { newsroom, signedIn, type Rule, type Rules } from './rules.js';

const readers: Rule[] = [
  ['draftArticle', newsroom],
  ['articleInReview', newsroom],
  ['publishedArticle', everybody],
];
const editors: Rule[] = [
  ['draftArticle', ['editor']],
  ['publishedArticle', ['editor']],
];
const reviewers: Rule[] = [
  ['articleInReview', newsroom],
  ['publishedArticle', newsroom],
];

/** News, search, files and notices. */
export const articleRules: Rules = {
  'POST /articles': [[null, ['editor']]],
  'GET /articles': [[null, everybody]],
  'GET /articles/newsroom': [[null, newsroom]],
  'GET /articles/{id}': readers,
  'GET /articles/{id}/cover': readers,
  'POST /articles/{id}/actions/revise': editors,
  'POST /articles/{id}/actions/submit': editors,
  'POST /articles/{id}/actions/return': reviewers,
  'POST /articles/{id}/actions/approve': reviewers,
  'POST /articles/{id}/actions/correct': editors,
  'POST /articles/{id}/actions/retract': editors,
  'POST /articles/{id}/actions/set-hidden': editors,
  'GET /feeds/articles.{format}': [['feed', everybody]],
  'GET /search': [[null, everybody]],
  'POST /files': [[null, ['staff', 'editor']]],
  'GET /files/{id}': [
    ['file', ['staff']],
    ['draftFile', newsroom],
    ['publishedFile', everybody],
  ],
  'GET /events': [[null, signedIn]],
  'GET /notices': [[null, signedIn]],
  'GET /notices/unread-count': [[null, signedIn]],
  'POST /notices/actions/read': [[null, signedIn]],
  'GET /notices/watch': [[null, signedIn]],
  'POST /notices/watches': [[null, signedIn]],
  'POST /notices/mutes': [[null, signedIn]],
  'POST /notices/actions/rebuild': [[null, ['admin']]],
};

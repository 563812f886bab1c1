import * as contracts from '@qsl/contracts';
import { text, versioned, type Routes } from './routes.js';

const article = {
  title: '金台区召开校园饮水协商会',
  summary: '饮水机怎么管，大家一起议。',
  body: `<p>${text}</p>`,
  category: 'consultation',
  scope: { kind: 'own' },
};

/** News. */
export const articleRoutes: Routes = {
  reads: [
    ['/articles?category=work&source=c610300', contracts.listArticles, { category: 'work', source: 'c610300' }],
    ['/articles/newsroom?state=review', contracts.listNewsroom, { state: 'review' }],
    ['/articles/:id', contracts.getArticle],
  ],
  changes: [
    ['POST /articles', contracts.writeArticle, article],
    ['POST /articles/:id/actions/revise', contracts.reviseArticle, { ...versioned, ...article, removeCover: true }],
    ['POST /articles/:id/actions/submit', contracts.submitArticle, versioned],
    ['POST /articles/:id/actions/return', contracts.returnArticle, { ...versioned, reason: text }],
    ['POST /articles/:id/actions/approve', contracts.approveArticle, versioned],
    ['POST /articles/:id/actions/correct', contracts.correctArticle, { ...versioned, note: text, body: text }],
    ['POST /articles/:id/actions/retract', contracts.retractArticle, { ...versioned, reason: text }],
    ['POST /articles/:id/actions/set-hidden', contracts.setArticleHidden, { ...versioned, hidden: true }],
  ],
};

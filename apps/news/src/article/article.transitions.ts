import type { ArticleState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

export type ArticleAction =
  'revise' | 'submit' | 'return' | 'approve' | 'publish' | 'correct' | 'retract' | 'hide' | 'show';

/**
 * `editor` and `reviewer`: people of this office. `clock`: the time of publication has come. `source`: the office that wrote it tells of it,
 * another one or this one before it was restored from a backup.
 */
export type ArticleWho = 'editor' | 'reviewer' | 'clock' | 'source';

export type ArticleNeed = 'own' | 'another_person' | 'from_above' | 'shown' | 'hidden';

/** The life of an article. */
export const articleMachine: Machine<ArticleState, ArticleAction, ArticleWho, ArticleNeed> = {
  name: 'article',
  transitions: [
    { action: 'revise', from: ['draft'], to: [], by: ['editor'] },
    { action: 'submit', from: ['draft'], to: ['review'], by: ['editor'] },
    { action: 'return', from: ['review', 'scheduled'], to: ['draft'], by: ['reviewer'], needs: ['another_person'] },
    {
      action: 'approve',
      from: ['review'],
      to: ['published', 'scheduled'],
      by: ['reviewer'],
      needs: ['another_person'],
    },
    { action: 'publish', from: ['scheduled'], to: ['published'], by: ['clock'] },
    { action: 'publish', from: ['draft', 'review', 'scheduled'], to: ['published'], by: ['source'] },
    { action: 'correct', from: ['published', 'corrected'], to: ['corrected'], by: ['editor'], needs: ['own'] },
    { action: 'correct', from: ['published', 'corrected'], to: ['corrected'], by: ['source'] },
    { action: 'retract', from: ['published', 'corrected'], to: ['retracted'], by: ['editor'], needs: ['own'] },
    { action: 'retract', from: ['published', 'corrected'], to: ['retracted'], by: ['source'] },
    { action: 'hide', from: ['published', 'corrected'], to: [], by: ['editor'], needs: ['from_above', 'shown'] },
    { action: 'show', from: ['published', 'corrected'], to: [], by: ['editor'], needs: ['from_above', 'hidden'] },
  ],
  states: {
    draft: { zh: '草稿', en: 'draft' },
    review: { zh: '待审核', en: 'in review' },
    scheduled: { zh: '待发布', en: 'scheduled' },
    published: { zh: '已发布', en: 'published' },
    corrected: { zh: '已更正', en: 'corrected' },
    retracted: { zh: '已撤回', en: 'retracted' },
  },
  actions: {
    revise: { zh: '修改', en: 'revise the article' },
    submit: { zh: '送审', en: 'submit the article' },
    return: { zh: '退回修改', en: 'return the article' },
    approve: { zh: '审核通过', en: 'approve the article' },
    publish: { zh: '发布', en: 'publish the article' },
    correct: { zh: '更正', en: 'correct the article' },
    retract: { zh: '撤回', en: 'retract the article' },
    hide: { zh: '不在本平台显示', en: 'hide the article' },
    show: { zh: '恢复显示', en: 'show the article' },
  },
  needs: {
    own: {
      zh: '上级政协发布的文章只能由来源单位更正或撤回。',
      en: 'Only the office that wrote the article may correct or retract it.',
    },
    another_person: {
      zh: '文章须由撰稿人、送审人以外的人审核。',
      en: 'Somebody other than its writers and the person who submitted it has to review the article.',
    },
    from_above: {
      zh: '本单位的文章不能隐藏，可以更正或撤回。',
      en: 'An article of this office is corrected or retracted, not hidden.',
    },
    shown: { zh: '文章已经隐藏。', en: 'The article is hidden already.' },
    hidden: { zh: '文章没有隐藏。', en: 'The article is not hidden.' },
  },
};

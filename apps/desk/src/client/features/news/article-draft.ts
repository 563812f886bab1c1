import {
  articleCategories,
  articleLimits,
  type ArticleAttachment,
  type ArticleCategory,
  type ArticleLink,
  type ArticleView,
  type FieldFault,
  type ReviseArticle,
  type WriteArticle,
} from '@qsl/contracts';
import { articleCategoryLabels } from '@qsl/ui';
import { checkFields, type FieldSpec } from '../../command/form-spec.js';
import { checkScope, scopeDraftOf, toScope, type ScopeDraft } from '../office/office-tree.js';

/** The picture while an article is written. `keep`: the stored one stays, `none`: there is none, `new`: the picked one replaces it. */
export interface CoverDraft {
  choice: 'keep' | 'none' | 'new';
  base64: string;
  alt: string;
  credit: string;
}

export interface ArticleDraft {
  text: { title: string; summary: string; category: string };
  body: string;
  cover: CoverDraft;
  attachments: ArticleAttachment[];
  links: ArticleLink[];
  scope: ScopeDraft;
}

export const articleFields = {
  title: { name: 'title', label: '标题', kind: 'text', isRequired: true, minLength: 4, maxLength: articleLimits.title },
  summary: {
    name: 'summary',
    label: '摘要',
    kind: 'long',
    isRequired: true,
    minLength: 4,
    maxLength: articleLimits.summary,
    hint: '列表和订阅中显示，一两句话。',
  },
  category: {
    name: 'category',
    label: '栏目',
    kind: 'choice',
    isRequired: true,
    choices: articleCategories.map((value) => ({ value, label: articleCategoryLabels[value] })),
  },
} as const satisfies Record<string, FieldSpec>;

export const coverFields = {
  alt: {
    name: 'alt',
    label: '图片说明',
    kind: 'text',
    isRequired: true,
    minLength: 2,
    maxLength: 100,
    hint: '读屏软件朗读，写明画面内容。',
  },
  credit: { name: 'credit', label: '图片来源', kind: 'text', isRequired: false, maxLength: 60 },
} as const satisfies Record<string, FieldSpec>;

type Written = Omit<ArticleDraft, 'text' | 'cover' | 'scope'> &
  ArticleDraft['text'] &
  Pick<ArticleView, 'hasCover' | 'scope'>;

const blank: Written = {
  title: '',
  summary: '',
  category: 'work',
  body: '',
  hasCover: false,
  attachments: [],
  links: [],
  scope: { kind: 'own' },
};

export function articleDraftOf(article: ArticleView | null): ArticleDraft {
  const { title, summary, category, body, hasCover, attachments, links, scope }: Written = article ?? blank;
  return {
    text: { title, summary, category },
    body,
    cover: { choice: hasCover ? 'keep' : 'none', base64: '', alt: '', credit: '' },
    attachments,
    links,
    scope: scopeDraftOf(scope),
  };
}

/** What HTML says, without its markup. */
export const plainTextOf = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&nbsp;|\s/g, '');

export function checkBody(body: string): FieldFault[] {
  if (plainTextOf(body).length >= 10) return [];
  return [{ field: 'body', rule: 'minLength', message: '正文至少 10 个字。' }];
}

export function checkArticle({ text, body, cover, scope }: ArticleDraft): FieldFault[] {
  const ofCover = cover.choice === 'new' ? checkFields(Object.values(coverFields), { ...cover }) : [];
  return [
    ...checkFields(Object.values(articleFields), text),
    ...checkBody(body),
    ...ofCover.map((fault) => ({ ...fault, field: `cover.${fault.field}` })),
    ...checkScope(scope),
  ];
}

/** The body to write or revise; `hadCover`: whether the stored article has a picture that can be taken off. */
export function toArticleBody(
  { text, body, cover, attachments, links, scope }: ArticleDraft,
  hadCover: boolean,
): WriteArticle & Pick<ReviseArticle, 'removeCover'> {
  const { base64, alt, credit } = cover;
  return {
    title: text.title.trim(),
    summary: text.summary.trim(),
    category: text.category as ArticleCategory,
    body,
    attachments,
    links,
    scope: toScope(scope),
    ...(cover.choice === 'new' && {
      cover: { base64, alt: alt.trim(), ...(credit.trim() && { credit: credit.trim() }) },
    }),
    ...(cover.choice === 'none' && hadCover && { removeCover: true }),
  };
}

import { articleDraftOf, checkArticle, toArticleBody, type ArticleDraft, type CoverDraft } from './article-draft.js';

const filled = (cover: Partial<CoverDraft> = {}): ArticleDraft => ({
  ...articleDraftOf(null),
  text: { title: '市政协召开饮水安全协商会', summary: '协商直饮水机怎么管。', category: 'consultation' },
  body: '<p>11月24日，市政协召开直饮水机管理协商会。</p>',
  cover: { choice: 'none', base64: '', alt: '', credit: '', ...cover },
});
const picture = { choice: 'new', base64: '/9j/4AA=' } as const;
const faultyFields = (draft: ArticleDraft): string[] => checkArticle(draft).map(({ field }) => field);

describe('an article', () => {
  it('needs a title, a summary, a text of ten characters, and words for its picture', () => {
    expect(faultyFields(filled())).toEqual([]);
    expect(faultyFields(articleDraftOf(null))).toEqual(['title', 'summary', 'body']);
    expect(faultyFields({ ...filled(), body: '<p>&nbsp;</p><p>一二三</p>' })).toEqual(['body']);
    expect(faultyFields(filled(picture))).toEqual(['cover.alt']);
  });

  it('is sent with a new picture, without the stored one, or with no word about it', () => {
    const withPicture = toArticleBody(filled({ ...picture, alt: ' 协商会现场 ' }), false);
    expect(withPicture.cover).toEqual({ base64: '/9j/4AA=', alt: '协商会现场' });
    expect(toArticleBody(filled(), true)).toMatchObject({ removeCover: true });
    expect(toArticleBody(filled(), false)).not.toHaveProperty('removeCover');
    expect(toArticleBody(filled({ choice: 'keep' }), true)).not.toHaveProperty('cover');
  });
});

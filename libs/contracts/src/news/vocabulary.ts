/** States of an article (热点资讯); `corrected` is published with a correction, `retracted` keeps its place, title and reason. */
export const articleStates = ['draft', 'review', 'scheduled', 'published', 'corrected', 'retracted'] as const;
export type ArticleState = (typeof articleStates)[number];

/** 工作动态, 协商动态, 成果落地, 政策解读, 委员风采, 通知公告 */
export const articleCategories = ['work', 'consultation', 'outcome', 'policy', 'members', 'notice'] as const;
export type ArticleCategory = (typeof articleCategories)[number];

/** What an article can be about. */
export const articleLinkKinds = ['suggestion', 'topic', 'consultation'] as const;
export type ArticleLinkKind = (typeof articleLinkKinds)[number];

export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Characters of text; bytes of pictures. */
export const articleLimits = { title: 80, summary: 200, body: 50_000, coverBytes: 122_880 } as const;

import type { ArticleCover, ArticleView, Tier } from '@qsl/contracts';
import { readFile } from 'node:fs/promises';
import type { Scene, Stage } from '../stage.js';
import { articleTexts, htmlOf, type ArticleText } from './texts.js';

const covers = new URL('../../../covers/', import.meta.url);

async function coverOf({ cover }: ArticleText): Promise<ArticleCover | undefined> {
  if (!cover) return undefined;
  const picture = await readFile(new URL(cover.file, covers));
  return { base64: picture.toString('base64'), alt: cover.alt, credit: '演示图片' };
}

/** Written by an editor, approved by a leader, and corrected or retracted where that belongs to it. */
async function publish(stage: Stage, text: ArticleText): Promise<void> {
  const { at, title, summary, category, scope, paragraphs, correction, retraction } = text;
  const editor = await stage.person(at, 'editor1');
  const cover = await coverOf(text);
  const { id } = await editor.post<ArticleView>('/articles', {
    title,
    summary,
    category,
    body: htmlOf(paragraphs),
    scope: { kind: scope },
    ...(cover && { cover }),
  });
  const path = `/articles/${id}`;
  await editor.act(path, 'submit');
  await (await stage.person(at, 'leader1')).act(path, 'approve');
  if (correction) await editor.act(path, 'correct', { note: correction.note, body: htmlOf(correction.paragraphs) });
  if (retraction) await editor.act(path, 'retract', { reason: retraction });
}

const alone = (tier: Tier): readonly Tier[] => [tier];

export const newsScenes: readonly Scene[] = articleTexts.map((text) => ({
  key: text.key,
  through: alone(text.at),
  play: (stage) => publish(stage, text),
}));

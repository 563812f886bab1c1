import type { DraftFromOutcome, OfficialReply, Outcome } from '@qsl/contracts';
import type { Suggestion } from './suggestion.entity.js';

const longestTitle = 100;
const longestText = 5_000;

/** 2026-11-20 becomes 2026年11月20日. */
function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** What editors get to make an article of: everything in it has been published. */
export function toOutcomeDraft(
  { id, publicTitle }: Pick<Suggestion, 'id' | 'publicTitle'>,
  { reply, outcome }: { reply: OfficialReply; outcome: Outcome },
): DraftFromOutcome {
  const { title, docNumber, issuers, issuedOn, effectiveOn, summary } = outcome;
  const lines = [
    `微建议“${publicTitle}”已经办理答复，形成成果。`,
    `${issuers.join('、')}于${chineseDate(issuedOn)}印发《${title.replace(/^《|》$/g, '')}》（${docNumber}），自${chineseDate(effectiveOn)}起施行。`,
    summary,
    ...(reply.adopted ? [`采纳情况：${reply.adopted}`] : []),
  ];
  return {
    kind: 'suggestion',
    id,
    title: publicTitle.slice(0, longestTitle),
    text: lines.join('\n').slice(0, longestText),
  };
}

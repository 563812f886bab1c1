import type { Actor, DisplayName } from '@qsl/contracts';

const doubleSurnames = new Set([
  ...['欧阳', '上官', '司马', '司徒', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '长孙'],
  ...['慕容', '令狐', '宇文', '轩辕', '端木', '东方', '南宫', '西门', '独孤', '第五'],
]);

/** What an author is called where no name may stand. */
export type AuthorLabel = '群众' | '委员';

export const authorLabelOf = ({ roles }: Actor): AuthorLabel => (roles.includes('member') ? '委员' : '群众');

function surnameOf(name: string): string {
  const characters = [...name.trim()];
  const double = characters.slice(0, 2).join('');
  return characters.length > 2 && doubleSurnames.has(double) ? double : (characters[0] ?? '');
}

/** How an author is shown in public; offices do not keep anybody's sex, so the form of address is theirs to complete. */
export function shownName(actor: Actor, choice: DisplayName): string {
  const label = authorLabelOf(actor);
  if (actor.name === null || choice === 'anonymous') return label;
  return choice === 'real' ? actor.name : `${surnameOf(actor.name)}先生/女士`;
}

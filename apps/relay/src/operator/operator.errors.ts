import { DomainError, invalid, notFound } from '@qsl/contracts';
import type { ItemRefusal } from '../protocol/item-acts.js';
import type { StandingRefusal } from '../protocol/link-standing.js';

export const adminOnly = () =>
  new DomainError('forbidden', 'operator.admin_only', {
    zh: '只有管理员可以操作链路和搁置事项。',
    en: 'Links and parked items are an administrator’s to handle.',
  });

export const officeOnly = () =>
  new DomainError('forbidden', 'operator.office_only', {
    zh: '只有本机关工作人员可以查看下级机关的运行情况。',
    en: 'How the offices below are is for people of this office.',
  });

export const noSuchItem = () => notFound('item');
export const noSuchMatter = () => notFound('matter');

export const noSuchLink = (field: string) =>
  invalid(field, 'isNeighbour', {
    zh: '不是本机关的直接上级或直接下级。',
    en: 'Neither the parent nor a child of this office.',
  });

const itemTexts = {
  not_standing: {
    zh: '该事件没有搁置，或前面还有未办理的事件。',
    en: 'This event does not stand still, or an earlier one of its author waits before it.',
  },
  undecided: {
    zh: '同一编号下有两个事件，请用 unpark 指定以哪一个为准。',
    en: 'Two events have this number; unpark the one that counts.',
  },
} satisfies Record<ItemRefusal, object>;

export const itemRefused = (why: ItemRefusal) => new DomainError('conflict', `item.${why}`, itemTexts[why]);

const linkTexts = {
  retired: { zh: '链路已停用，不能再更改。', en: 'The link is retired for good.' },
  already_so: { zh: '链路已处于该状态。', en: 'The link is so already.' },
  not_a_child: { zh: '与上级的链路不能停用。', en: 'The link to the parent cannot be retired.' },
} satisfies Record<StandingRefusal, object>;

export const linkRefused = (why: StandingRefusal) => new DomainError('conflict', `link.${why}`, linkTexts[why]);

import type { LinkState, LinkView, Message } from '@qsl/contracts';

/** States of a link as operators read them. */
export const linkStateTexts: Readonly<Record<LinkState, Message>> = {
  down: { zh: '未连接', en: 'down' },
  dialing: { zh: '正在连接', en: 'dialing' },
  hello: { zh: '正在握手', en: 'greeting' },
  active: { zh: '正常', en: 'active' },
  stalled: { zh: '无应答', en: 'stalled' },
  recovering: { zh: '恢复核对中', en: 'recovering' },
  refused: { zh: '被拒绝', en: 'refused' },
  suspended: { zh: '已暂停', en: 'suspended' },
  retired: { zh: '已停用', en: 'retired' },
};

export const relationTexts: Readonly<Record<LinkView['relation'], Message>> = {
  parent: { zh: '上级', en: 'parent' },
  child: { zh: '下级', en: 'child' },
};

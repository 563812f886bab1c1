import { resumeLink } from '@qsl/contracts';
import { linkAct } from './link-act.js';

export const linkResume = linkAct({
  verb: 'resume',
  contract: resumeLink,
  about: { zh: '恢复一条暂停的链路', en: 'Open a suspended link again' },
  done: { zh: '已恢复与 {peer} 的链路。', en: 'The link is open again: {peer}.' },
});

import type { Command, CommandGroup } from '../command.js';
import { acts } from './acts.js';
import { fileExport } from './file/export.js';
import { fileImport } from './file/import.js';
import { fileShow } from './file/show.js';
import { itemParked } from './item/parked.js';
import { itemReplay } from './item/replay.js';
import { itemSkip } from './item/skip.js';
import { itemUnpark } from './item/unpark.js';
import { itemVoid } from './item/void.js';
import { journalList } from './journal/list.js';
import { journalVerify } from './journal/verify.js';
import { keyRotate } from './key/rotate.js';
import { keyRotateSealing } from './key/rotate-sealing.js';
import { linkApprove } from './link/approve.js';
import { linkInvitations } from './link/invitations.js';
import { linkInvite } from './link/invite.js';
import { linkJoin } from './link/join.js';
import { linkMove } from './link/move.js';
import { linkResume } from './link/resume.js';
import { linkRetire } from './link/retire.js';
import { linkStatus } from './link/status.js';
import { linkSuspend } from './link/suspend.js';
import { linkWithdraw } from './link/withdraw.js';
import { officeList } from './office/list.js';
import { officeMove } from './office/move.js';
import { officeRetire } from './office/retire.js';
import { officeRevoke } from './office/revoke.js';
import { recover } from './recover.js';
import { selftest } from './selftest.js';

/** Every command; each stands in a file of its own. */
export const commands: readonly (Command | CommandGroup)[] = [
  {
    word: 'link',
    about: { zh: '与上下级的链路', en: 'Links to the parent and the children' },
    commands: [
      linkStatus,
      linkInvite,
      linkJoin,
      linkMove,
      linkInvitations,
      linkApprove,
      linkWithdraw,
      linkSuspend,
      linkResume,
      linkRetire,
      keyRotate,
    ],
  },
  {
    word: 'file',
    about: { zh: '线路中断时由人携带的文件', en: 'Files that are carried while a line is dead' },
    commands: [fileExport, fileImport, fileShow],
  },
  {
    word: 'item',
    about: { zh: '搁置的事件', en: 'Events that stand still' },
    commands: [itemParked, itemUnpark, itemSkip, itemVoid, itemReplay],
  },
  {
    word: 'office',
    about: { zh: '机关名册', en: 'The directory of offices' },
    commands: [officeList, officeRevoke, officeRetire, officeMove],
  },
  { word: 'key', about: { zh: '本机关的密钥', en: 'This office’s keys' }, commands: [keyRotate, keyRotateSealing] },
  {
    word: 'journal',
    about: { zh: '流转日志', en: 'The journal' },
    commands: [journalList, journalVerify],
  },
  recover,
  acts,
  selftest,
];

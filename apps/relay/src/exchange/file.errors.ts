import { DomainError, invalid, type Message } from '@qsl/contracts';
import type { FileRefusal, FileRefused } from '../link/file-refused.js';

export const noFolder = () =>
  new DomainError('conflict', 'file.no_folder', {
    zh: '本机关没有设置离线文件夹（RELAY_EXCHANGE_FOLDER）。',
    en: 'This office has no exchange folder (RELAY_EXCHANGE_FOLDER).',
  });

export const noSuchFile = (folder: string, field: string) =>
  invalid(field, 'exists', {
    zh: `离线文件夹 ${folder} 中没有这个文件，或无权读取。`,
    en: `No such file in the exchange folder ${folder}, or none that can be read.`,
  });

export const fileExists = (name: string) =>
  new DomainError('conflict', 'file.exists', { zh: `文件 ${name} 已存在。`, en: `The file ${name} is there already.` });

const texts: Readonly<Record<FileRefusal, Message>> = {
  no_link: {
    zh: '对方不是本机关的直接上级或直接下级，或已被吊销、注销。',
    en: 'Neither the parent nor a child of this office, or revoked or retired.',
  },
  closed: { zh: '与对方的链路已暂停或停用。', en: 'The link is suspended or retired.' },
  recovering: {
    zh: '本机关正在与上下级重新核对，完成后才能导出、导入（qsl link status）；对方长期中断时导出核对请求（qsl file export --request），或 qsl recover --without。',
    en: 'This office is recovering; export and import afterwards (qsl link status), or qsl recover --without.',
  },
  malformed: {
    zh: '不是完整的 .qsl 文件：第 {line} 行 {what}',
    en: 'Not a whole .qsl file: line {line} {what}',
  },
  too_large: { zh: '文件超过 50 MB。', en: 'The file is larger than 50 MB.' },
  altered: { zh: '文件内容与封签不符，已被改动或损坏。', en: 'The file is not what its author sealed.' },
  signature: { zh: '封签不是发出机关现用密钥签的。', en: 'The seal is not by a key of its author that counts.' },
  not_for_us: { zh: '文件是给 {to} 的，或不是这一机关发来的。', en: 'The file is for {to}, or from somebody else.' },
  cards: {
    zh: '文件中的事件可能用到第 {directory} 号及以前的名片，本机关还没有收全；请先导入同一批的第一个文件。',
    en: 'This office lacks cards up to {directory}; import the first file of the series before.',
  },
  superseded: {
    zh: '文件是对方恢复备份或重新核对之前导出的，已作废；请对方重新导出。',
    en: 'The file is from before its author recovered; have it export anew.',
  },
  gap: {
    zh: '文件从第 {begins} 号之后开始，本机关只收到第 {have} 号；请先导入之前的文件，或请对方从第 {have} 号之后重新导出（--after {have}）。',
    en: 'The file begins behind {begins}, this office has {have}; import the files before it, or have it exported --after {have}.',
  },
  fork: {
    zh: '文件与本机关已收到的往来接不上，请双方运维人员核对。',
    en: 'The file does not continue what was received here.',
  },
  restored: {
    zh: '文件表明本机关的数据库曾被恢复到更早的状态，已开始与上下级重新核对；完成后再导入。',
    en: 'The file shows that this office was restored; recovery has begun, import it afterwards.',
  },
  nothing_owed: {
    zh: '本机关不需要对方发回往来：没有在核对，也不缺对方的核对结果。',
    en: 'No replay of that neighbour is outstanding here.',
  },
  unasked: {
    zh: '这不是对本机关最近一次核对请求的回复，或请求之后情况已变；请重新导出请求（qsl file export --request）。',
    en: 'It does not answer the last request of this office, or things have changed since; export a new request.',
  },
};

/** Numbers and names in their places. */
const filled = (text: string, facts: FileRefused['facts']): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')).trim();

export const fileRefused = ({ why, facts }: FileRefused) =>
  new DomainError('conflict', `file.${why}`, { zh: filled(texts[why].zh, facts), en: filled(texts[why].en, facts) });

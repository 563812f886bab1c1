import type { ReceivedEvent } from '@qsl/contracts';
import { allowedActions } from '@qsl/state-table';
import type { Dossier } from '../matter/dossier.js';
import { transferSituation } from '../transfer/transfer.policy.js';
import type { Transfer } from '../transfer/transfer.entity.js';
import { mostHops } from '../transfer/transfer-rules.js';
import { transferMachine, type TransferAction } from '../transfer/transfer.transitions.js';
import type { TransferData } from './event-data.js';

/** What each event of a transfer does to it; `recall_asked` and `recall_refused` leave it as it is. */
export const transferActions: Readonly<Partial<Record<string, TransferAction>>> = {
  'transfer.accepted': 'accept',
  'transfer.returned': 'return',
  'transfer.recalled': 'yield',
  'transfer.progress': 'progress',
  'transfer.answered': 'answer',
  'transfer.confirmed': 'confirm',
  'transfer.objected': 'object',
};

/** Facts of a dossier that decide who may speak about a matter. */
export type Parties = Pick<Dossier, 'matter' | 'transfers'>;

/** Whether an office has a case of this matter: the origin, and whoever accepted a transfer of it. */
export function isParty({ matter, transfers }: Parties, author: string): boolean {
  return author === matter.origin || transfers.some((one) => one.toInstance === author && one.acceptedAt !== null);
}

/** Whether an office may do that to a transfer: it is the right one of the two, in the right state. */
export function mayMove(transfer: Transfer, author: string, action: TransferAction): boolean {
  const side = author === transfer.fromInstance ? 'sender' : author === transfer.toInstance ? 'receiver' : null;
  return side !== null && allowedActions(transferMachine, transferSituation(transfer, [side])).includes(action);
}

/** Whether an office may ask for a recall, or refuse one. */
function maySpeakOfRecall(transfer: Transfer, author: string, kind: string): boolean {
  return author === (kind === 'transfer.recall_asked' ? transfer.fromInstance : transfer.toInstance);
}

/** Whether a transfer continues a way on which the matter really came to its sender. */
export function maySend(parties: Parties, author: string, sent: TransferData): boolean {
  const parent = parties.transfers.find(({ id }) => id === sent.parentTransferId);
  const way = sent.parentTransferId === null ? [parties.matter.origin] : parent?.path;
  const isOnItsWay =
    way !== undefined && way.at(-1) === author && [...way, sent.toInstance].join() === sent.path.join();
  const isLoop = way?.includes(sent.toInstance) ?? false;
  const isTooFar = sent.path.length - 1 > mostHops;
  return sent.fromInstance === author && isParty(parties, author) && isOnItsWay && !isLoop && !isTooFar;
}

/** Whether an event's author was entitled to it. One that was not is kept and shown, and has no effect. */
export function isEntitled(
  dossier: Parties,
  event: Pick<ReceivedEvent, 'author'>,
  step: {
    kind: string;
    transfer: Transfer | null;
    sent: TransferData | null;
    /** Where it is sent to this office: whether a link leads to the sender. */
    isFromNeighbour: boolean;
  },
): boolean {
  const { author } = event;
  const { kind, transfer, sent, isFromNeighbour } = step;
  if (kind === 'transfer.sent') {
    const isNew = transfer === null || transfer.state === 'composed';
    return isNew && sent !== null && isFromNeighbour && maySend(dossier, author, sent);
  }
  const action = transferActions[kind];
  if (transfer && action) return mayMove(transfer, author, action);
  if (transfer && kind.startsWith('transfer.recall_')) return maySpeakOfRecall(transfer, author, kind);
  return !kind.startsWith('transfer.') && isParty(dossier, author);
}

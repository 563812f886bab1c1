import type { TransferState, TransferView } from '@qsl/contracts';

/** A view of the list of transfers, kept in the address. */
interface TransferTab {
  label: string;
  query: { direction: 'in' | 'out'; state?: TransferState };
}

export const transferTabs: TransferTab[] = [
  { label: '收到', query: { direction: 'in' } },
  { label: '待签发', query: { direction: 'out', state: 'composed' } },
  { label: '发出', query: { direction: 'out' } },
  { label: '被退回', query: { direction: 'out', state: 'returned' } },
  { label: '待确认答复', query: { direction: 'out', state: 'answered' } },
];

/** Arrived, and neither accepted nor returned. The receiver sees `sent` until its own commit is told to the sender. */
export function awaitsAcceptance({ direction, state }: Pick<TransferView, 'direction' | 'state'>): boolean {
  return direction === 'in' && (state === 'sent' || state === 'delivered');
}

/** What the state means for this side, where the plain word would leave it open. */
export function describeTransfer(transfer: TransferView): string {
  const { state, toName, fromName, direction } = transfer;
  if (awaitsAcceptance(transfer)) return `${fromName}转来，等待本单位签收`;
  if (direction === 'out' && state === 'sent') return `已签发，尚未送达${toName}`;
  if (direction === 'out' && state === 'delivered') return `已送达${toName}，等待对方签收`;
  if (state === 'composed') return '等待另一人签发';
  if (state === 'returned') return `${toName}已退回，请另行转交或自办`;
  if (state === 'answered') return direction === 'out' ? '已收到答复，等待本单位确认' : `已答复，等待${fromName}确认`;
  return direction === 'out' ? `由${toName}办理` : `来自${fromName}`;
}

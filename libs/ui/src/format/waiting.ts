import type { WaitingView } from '@qsl/contracts';

/** Why records of a matter have not reached a neighbour: they are on their way, or the link is down. */
export const waitingTitle = ({ peerName, isUnderway }: WaitingView): string =>
  isUnderway ? `正在送往${peerName}` : `等待与${peerName}的链路恢复`;

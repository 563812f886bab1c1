import type { LinkProbe, LinkView, RelayCheck } from '@qsl/contracts';
import { linkStateLabels } from '@qsl/ui';

/** One thing that was tried, and what came of it. */
export interface Check {
  what: string;
  isGood: boolean;
  facts: string;
}

/** Clocks further apart than this make deadlines and certificates doubtful. */
const mostSkewMs = 60_000;

/** The office's own parts. The relay answered at all, so that the bus works. */
export function ownChecks({ database, marker, relayTime, databaseTime }: RelayCheck): Check[] {
  const skewMs = databaseTime === null ? 0 : Math.abs(Date.parse(databaseTime) - Date.parse(relayTime));
  return [
    { what: '消息总线', isGood: true, facts: '正常' },
    { what: '链路数据库', isGood: database === null, facts: database ?? '正常' },
    { what: '标记文件', isGood: marker === null, facts: marker ?? '正常' },
    {
      what: '时钟',
      isGood: databaseTime !== null && skewMs <= mostSkewMs,
      facts: databaseTime === null ? '数据库没有答复，未能比对' : `与数据库相差 ${(skewMs / 1000).toFixed(1)} 秒`,
    },
  ];
}

const outcomes: Readonly<Record<LinkProbe['outcome'], string>> = {
  answered: '有应答',
  refused: '对方或本单位不予接通',
  silent: '对方没有应答',
  unreachable: '无法联系对方',
};

/** A link is good once the neighbour has answered and the link works. */
export function linkCheck({ peerName, state }: LinkView, { outcome, roundTripMs }: LinkProbe): Check {
  const isAnswered = outcome === 'answered';
  const result = isAnswered ? `往返 ${roundTripMs} 毫秒` : outcomes[outcome];
  return {
    what: `与${peerName}的链路`,
    isGood: isAnswered && state === 'active',
    facts: `${linkStateLabels[state]}，${result}`,
  };
}

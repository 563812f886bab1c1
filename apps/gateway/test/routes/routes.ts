import type { Rpc } from '@qsl/contracts';

export const id = '0190f3a0-0000-7000-8000-0000000000aa';
const peer = 'x610302';
export const text = '这是一段足够长的说明文字，说清来龙去脉和想法。';
export const versioned = { expectedVersion: 3 };

/** What a read hands to the service, besides the ids of its path. */
type Read = [path: string, contract: Rpc<object, object>, query?: object];
type Change = [route: string, contract: Rpc<object, object>, body: object | null];

/** Routes that are one message each; the ids of a path are all `id`, neighbours `peer`. */
export interface Routes {
  reads: Read[];
  changes: Change[];
}

const names = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
const valueOf = (name: string): string => (name === 'peer' ? peer : id);

/** The address of a route. */
export const addressOf = (path: string): string =>
  `/api/v1${path.replaceAll(/:(\w+)/g, (_, name: string) => valueOf(name))}`;

/** What the path alone says. */
export const idsOf = (path: string): object => Object.fromEntries(names(path).map((name) => [name, valueOf(name)]));

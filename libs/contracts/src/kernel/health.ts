import { Nothing, rpc } from './rpc.js';

export class HealthView {
  service!: string;
  /** `ok` or what is wrong, by part: database, broker, clock, links. */
  parts!: { name: string; ok: boolean; detail: string | null }[];
}

/** Every service answers on its own subject. */
export const checkHealth = (service: string) => rpc(`${service}.health.check`, Nothing, HealthView);

import type { AnnouncedMatter, WatchView } from '@qsl/contracts';
import type { Caller, Gateway } from '../../api/gateway.js';
import { orNull } from '../../api/refusal.js';

/** A matter, and whether the person watches it. */
export interface Watch extends AnnouncedMatter {
  watching: boolean;
}

/** `null` for visitors, and where nobody can tell just now. */
export async function loadWatch(
  gateway: Gateway,
  caller: Caller,
  { kind, id }: AnnouncedMatter,
): Promise<Watch | null> {
  if (!caller.session) return null;
  const view = await orNull(gateway.get<WatchView>(caller, '/notices/watch', { kind, id }));
  return view && { kind, id, watching: view.watching };
}

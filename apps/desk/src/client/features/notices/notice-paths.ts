import type { NoticeView } from '@qsl/contracts';

/** Where a notice leads inside the desk; `null` where the desk has no page for it. */
export function deskRouteOf({ deskPath }: Pick<NoticeView, 'deskPath'>): string | null {
  return deskPath?.startsWith('/desk/') ? deskPath.slice('/desk'.length) : null;
}

import { findRegion } from '@qsl/regions';

/** What a division is called; its code where it has none. */
export const areaNameOf = (code: string): string => findRegion(code)?.name ?? code;

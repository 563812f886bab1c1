import type { OfficeView } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';

/** An office for people; one that the directory has lost is shown by its id. */
export function officeViewOf(iid: string, directory: OfficeDirectory): OfficeView {
  const found = directory.find(iid);
  if (!found) return { iid, name: iid, tier: 'county', areaCode: iid.slice(1), parent: null };
  const { name, tier, areaCode, parent } = found;
  return { iid, name, tier, areaCode, parent };
}

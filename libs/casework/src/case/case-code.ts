import { dayOf } from '@qsl/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { takeCode } from '@qsl/persistence';

/** Takes the office's next case code of the year, `QSL-<areaCode>-<year>-<seq>`. */
export function takeCaseCode(em: EntityManager, areaCode: string, now: Date): Promise<string> {
  return takeCode(em, `QSL-${areaCode}-${dayOf(now).slice(0, 4)}-`);
}

import { rpc, Nothing } from '../kernel/rpc.js';

/** A department that handles matters for this office (承办单位). */
export class UnitView {
  id!: string;
  name!: string;
}

export class UnitList {
  items!: UnitView[];
}

/** All handling units of this office, by name; at most 500. For staff. */
export const listUnits = rpc('identity.unit.list', Nothing, UnitList);

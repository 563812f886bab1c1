/** Level of an office: province, city or county. */
export const tiers = ['province', 'city', 'county'] as const;
export type Tier = (typeof tiers)[number];

/** An instance's public facts, as its neighbours know them. */
export class OfficeView {
  /** Instance id such as `x610303`; minted once, never derived from the area code. */
  iid!: string;
  name!: string;
  tier!: Tier;
  /** GB/T 2260, six digits. */
  areaCode!: string;
  /** Instance id of the parent office, or `null` at the root of the tree. */
  parent!: string | null;
}

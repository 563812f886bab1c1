import { divisions } from './divisions.generated.js';
import { retiredCodes } from './retired-codes.js';

export type RegionLevel = 'province' | 'city' | 'county';

/** A division of China. */
export interface Region {
  /** GB/T 2260, six digits; the present code where the division has had several. */
  code: string;
  name: string;
  level: RegionLevel;
  /** Code of the division that it lies in; `null` for a province. */
  parent: string | null;
}

interface Tree {
  byCode: Map<string, Region>;
  /** In code order; the provinces under the empty string. */
  children: Map<string, Region[]>;
}

/** Cities that exist only to hold the divisions a province governs directly; people do not say them. */
const groupings = new Set(['县', '市辖区', '省直辖县', '自治区直辖县级行政区划']);

function readTree(text: string): Tree {
  const tree: Tree = { byCode: new Map(), children: new Map() };
  let province = '';
  for (const line of text.trim().split('\n')) {
    if (!line.startsWith(' ')) {
      province = line.slice(0, 2);
      addRegion(tree, { code: `${province}0000`, name: line.slice(2), level: 'province', parent: null });
      continue;
    }
    const [first = '', ...counties] = line.trim().split(' ');
    const city = province + first.slice(0, 2);
    addRegion(tree, { code: `${city}00`, name: first.slice(2), level: 'city', parent: `${province}0000` });
    for (const county of counties) {
      addRegion(tree, {
        code: city + county.slice(0, 2),
        name: county.slice(2),
        level: 'county',
        parent: `${city}00`,
      });
    }
  }
  return tree;
}

function addRegion(tree: Tree, region: Region): void {
  tree.byCode.set(region.code, region);
  const siblings = tree.children.get(region.parent ?? '');
  if (siblings) siblings.push(region);
  else tree.children.set(region.parent ?? '', [region]);
}

let parsed: Tree | undefined;
const tree = (): Tree => (parsed ??= readTree(divisions));

/** Finds a division by its code; a retired code finds the division that it has become. */
export function findRegion(code: string): Region | undefined {
  return tree().byCode.get(retiredCodes[code] ?? code);
}

/** Divisions right below one, in code order; the provinces without a code; none below a county, or below an unknown code. */
export function childrenOf(code?: string): readonly Region[] {
  const parent = code === undefined ? '' : findRegion(code)?.code;
  return (parent === undefined ? undefined : tree().children.get(parent)) ?? [];
}

/**
 * Names from the province down to a division, as people say them: 陕西省、宝鸡市、金台区; 北京市、东城区.
 * Empty for an unknown code.
 */
export function pathOf(code: string): string[] {
  const names: string[] = [];
  for (let region = findRegion(code); region; region = region.parent ? findRegion(region.parent) : undefined) {
    if (region.name !== names[0] && !groupings.has(region.name)) names.unshift(region.name);
  }
  return names;
}

/** The leading digits that a division shares with everything in it: `61` for 陕西省, `6103` for 宝鸡市. */
export function codePrefixOf(code: string): string {
  return code.replace(/0000$|00$/, '');
}

import type { Tier } from '@qsl/contracts';
import { childrenOf, findRegion, type Region } from '@qsl/regions';

/** A group of divisions in the picker, for example 宝鸡市 and its counties. */
export interface RegionGroup {
  name: string;
  options: { code: string; name: string }[];
}

interface Office {
  tier: Tier;
  areaCode: string;
}

/** Divisions that a visitor of this office can choose from, its own first. */
export function regionGroups({ tier, areaCode }: Office): RegionGroup[] {
  if (tier === 'county') return countyGroups(areaCode);
  const own = { name: '本辖区', options: [optionOf(areaCode)] };
  if (tier === 'city') return [own, { name: '区县', options: childrenOf(areaCode).map(toOption) }];
  const cities = childrenOf(areaCode).map((city) => ({
    name: city.name,
    options: [toOption(city), ...childrenOf(city.code).map(toOption)],
  }));
  return [own, ...cities];
}

/** A county's people also meet what lies next door, or in the city or province as a whole. */
function countyGroups(areaCode: string): RegionGroup[] {
  const city = findRegion(findRegion(areaCode)?.parent ?? '');
  const province = findRegion(city?.parent ?? '');
  const above = [city, province].filter((region) => region !== undefined);
  const neighbours = city ? childrenOf(city.code).filter(({ code }) => code !== areaCode) : [];
  return [
    { name: '本辖区', options: [optionOf(areaCode)] },
    { name: '范围更大', options: above.map(toOption) },
    { name: '邻近区县', options: neighbours.map(toOption) },
  ].filter(({ options }) => options.length > 0);
}

function toOption({ code, name }: Region): RegionGroup['options'][number] {
  return { code, name };
}

function optionOf(code: string): RegionGroup['options'][number] {
  return { code, name: findRegion(code)?.name ?? code };
}

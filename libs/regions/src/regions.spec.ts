import { areaList } from '@vant/area-data';
import { readFileSync } from 'node:fs';
import { childrenOf, codePrefixOf, findRegion, pathOf, retiredCodes } from './index.js';

const baoji = {
  '610302': '渭滨区',
  '610303': '金台区',
  '610304': '陈仓区',
  '610305': '凤翔区',
  '610323': '岐山县',
  '610324': '扶风县',
  '610326': '眉县',
  '610327': '陇县',
  '610328': '千阳县',
  '610329': '麟游县',
  '610330': '凤县',
  '610331': '太白县',
};

const hasOwnParts = (code: string): boolean => !/^(71|81|82)/.test(code);

describe('divisions of China', () => {
  it('are 31 provinces of the mainland, and 台湾、香港、澳门 as provinces without parts', () => {
    const provinces = childrenOf();
    expect(provinces).toHaveLength(34);
    expect(provinces.filter(({ code }) => hasOwnParts(code))).toHaveLength(31);
    expect(provinces.slice(-3).map(({ name }) => name)).toEqual(['台湾省', '香港特别行政区', '澳门特别行政区']);
    expect(provinces.slice(-3).flatMap(({ code }) => childrenOf(code))).toEqual([]);
  });

  it('are everything that the source knows of the mainland, under the same names', () => {
    const { province_list, city_list, county_list } = areaList;
    const source = Object.entries({ ...city_list, ...county_list }).filter(([code]) => hasOwnParts(code));
    const different = [...Object.entries(province_list), ...source].filter(
      ([code, name]) => findRegion(code)?.name !== name,
    );
    expect(different).toEqual([]);
    expect(source.length).toBeGreaterThan(3_000);
  });

  it('give Shaanxi 10 cities and 107 counties', () => {
    const cities = childrenOf('610000');
    expect(cities).toHaveLength(10);
    expect(cities.flatMap(({ code }) => childrenOf(code))).toHaveLength(107);
  });

  it('give Baoji its twelve counties and districts', () => {
    expect(Object.fromEntries(childrenOf('610300').map(({ code, name }) => [code, name]))).toEqual(baoji);
  });

  it('know the newest change, 白杨市 of 2023', () => {
    expect(findRegion('659012')?.name).toBe('白杨市');
  });
});

describe('a division', () => {
  it('knows its level and where it lies', () => {
    expect(findRegion('610303')).toEqual({ code: '610303', name: '金台区', level: 'county', parent: '610300' });
    expect(findRegion('610000')).toMatchObject({ level: 'province', parent: null });
  });

  it.each([
    ['610303', ['陕西省', '宝鸡市', '金台区']],
    ['610000', ['陕西省']],
    ['110101', ['北京市', '东城区']],
    ['429004', ['湖北省', '仙桃市']],
    ['500229', ['重庆市', '城口县']],
    ['620201', ['甘肃省', '嘉峪关市']],
    ['000000', []],
  ])('is said as people say it: %s', (code, names) => {
    expect(pathOf(code)).toEqual(names);
  });

  it.each(Object.entries(retiredCodes))('is found by its retired code %s', (retired, present) => {
    expect(findRegion(retired)?.code).toBe(present);
    expect(childrenOf(findRegion(retired)?.parent ?? '').map(({ code }) => code)).not.toContain(retired);
  });

  it('has none below it when it is a county, or unknown', () => {
    expect(childrenOf('610303')).toEqual([]);
    expect(childrenOf('999999')).toEqual([]);
    expect(findRegion('toString')).toBeUndefined();
  });

  it.each([
    ['610000', '61'],
    ['610300', '6103'],
    ['610303', '610303'],
    ['110000', '11'],
    ['469030', '469030'],
  ])('shares leading digits with everything in it: %s', (code, prefix) => {
    expect(codePrefixOf(code)).toBe(prefix);
  });
});

it('keeps the data small enough for a phone: under 64 kB before compression', () => {
  expect(readFileSync(new URL('divisions.generated.ts', import.meta.url)).length).toBeLessThan(64_000);
});

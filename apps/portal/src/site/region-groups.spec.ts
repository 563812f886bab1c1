import { regionGroups } from './region-groups.js';

describe('regionGroups', () => {
  it('offers a county itself first, then what is wider, then its neighbours', () => {
    const groups = regionGroups({ tier: 'county', areaCode: '610303' });
    expect(groups.map(({ name }) => name)).toEqual(['本辖区', '范围更大', '邻近区县']);
    expect(groups[0]?.options).toEqual([{ code: '610303', name: '金台区' }]);
    expect(groups[1]?.options.map(({ name }) => name)).toEqual(['宝鸡市', '陕西省']);
    expect(groups[2]?.options).toHaveLength(11);
  });

  it('offers a city its counties', () => {
    const [, counties] = regionGroups({ tier: 'city', areaCode: '610300' });
    expect(counties?.options).toHaveLength(12);
  });

  it('offers a province its cities, each with its counties', () => {
    const groups = regionGroups({ tier: 'province', areaCode: '610000' });
    expect(groups).toHaveLength(11);
    expect(groups.find(({ name }) => name === '宝鸡市')?.options).toHaveLength(13);
  });
});

const two = (number) => String(number).padStart(2, '0');

/** A province with so many cities, at most 99, and so many counties spread evenly over them, at most 99 to a city; parents come first. */
export function officesOf({ cities, counties }) {
  const province = { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null };
  const below = Array.from({ length: cities }, (_, index) => {
    const areaCode = `61${two(index + 1)}00`;
    return { iid: `c${areaCode}`, name: `第${index + 1}市政协`, tier: 'city', areaCode, parent: province.iid };
  });
  const bottom = Array.from({ length: counties }, (_, index) => {
    const city = below[index % cities];
    const areaCode = `${city.areaCode.slice(0, 4)}${two(Math.floor(index / cities) + 1)}`;
    return { iid: `x${areaCode}`, name: `第${index + 1}县政协`, tier: 'county', areaCode, parent: city.iid };
  });
  return [province, ...below, ...bottom];
}

/** From a county up to the province. */
export const routeUp = ({ iid, parent }) => [iid, parent, 'p610000'];

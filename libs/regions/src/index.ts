export { childrenOf, codePrefixOf, findRegion, pathOf, type Region, type RegionLevel } from './regions.js';
export { retiredCodes } from './retired-codes.js';

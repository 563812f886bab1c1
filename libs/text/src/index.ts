export { excerptOf } from './excerpt-of.js';
export { maskPersonalData } from './mask-personal-data.js';
export { bigramsOf, indexTokensOf, normaliseText, tsQueryOf } from './search-text.js';
export { authorLabelOf, shownName, type AuthorLabel } from './shown-name.js';
export {
  similarity,
  tellingTokens,
  weightBy,
  type ComparedText,
  type TokenCounts,
  type TokenWeight,
} from './similarity.js';

import { Index, Property } from '@mikro-orm/decorators/legacy';
import { indexTokensOf, normaliseText } from '@qsl/text';
import { TokenSet } from './token-set.type.js';

/** Stands between title and text in what is searched; no word of a search can hold it. */
export const titleEnd = '\n';

/** Columns by which an entity is found; it extends this and indexes itself whenever its public words change. */
export abstract class Searchable {
  /** Title and text, normalised, on a line each. */
  @Property({ type: 'text', lazy: true })
  searchText!: string;

  @Index({ type: 'gin' })
  @Property({ type: TokenSet, lazy: true })
  searchTokens!: string;

  /** Lets the search find these words: public ones only. */
  indexWords(title: string, text: string): void {
    this.searchText = [title, text].map(normaliseText).join(titleEnd);
    this.searchTokens = TokenSet.of(indexTokensOf(this.searchText));
  }
}

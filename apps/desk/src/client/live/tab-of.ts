type Query = Readonly<Record<string, string | undefined>>;

/** The tab whose query an address has; the first one where none does. @param tabs at least one */
export function tabOf<T extends { query: Query }>(tabs: readonly T[], address: Readonly<Record<string, unknown>>): T {
  const names = [...new Set(tabs.flatMap(({ query }) => Object.keys(query)))];
  const isThere = ({ query }: T) => names.every((name) => (query[name] ?? '') === (address[name] ?? ''));
  const found = tabs.find(isThere) ?? tabs[0];
  if (found === undefined) throw new Error('a list has at least one tab');
  return found;
}

interface Tab {
  label: string;
  query: { state?: string };
}

/** The tab of a state in the address; the first one where no tab has it. @param tabs at least one */
export function tabOf<T extends Tab>(tabs: readonly T[], state: string): T {
  const found = tabs.find(({ query }) => (query.state ?? '') === state) ?? tabs[0];
  if (found === undefined) throw new Error('a list has at least one tab');
  return found;
}

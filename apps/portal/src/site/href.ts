/** An address of this site with the parameters that hold something. */
export function hrefOf(path: string, parameters: Readonly<Record<string, string>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** The address of the next page, or `null` on the last one. */
export function nextHref(
  path: string,
  parameters: Readonly<Record<string, string>>,
  cursor: string | null,
): string | null {
  return cursor === null ? null : hrefOf(path, { ...parameters, cursor });
}

import { readFileSync } from 'node:fs';

/** Folder of the built scripts, styles and pages; the same from sources and from `dist`. */
export const distFolder = new URL('../../dist/', import.meta.url);

/** Addresses of the built files that pages link to. */
export interface PageAssets {
  styles: string[];
  script: string;
  /** Keeps the number of unread notices up to date. */
  badge: string;
  /** Chunks that the script needs, to be fetched beside it. */
  preloads: string[];
}

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** @throws Error where the client has not been built */
export function readPageAssets(): PageAssets {
  const manifest = JSON.parse(readFileSync(new URL('client/.vite/manifest.json', distFolder), 'utf8')) as Record<
    string,
    Chunk
  >;
  const client = manifest['src/entry-client.ts'];
  const badge = manifest['src/entry-badge.ts'];
  const styles = manifest['src/styles/portal.css'];
  if (!client || !badge || !styles) throw new Error('the client build misses its entries');
  const imports = (client.imports ?? []).flatMap((name) => manifest[name]?.file ?? []);
  return {
    styles: [`/${styles.file}`],
    script: `/${client.file}`,
    badge: `/${badge.file}`,
    preloads: imports.map((file) => `/${file}`),
  };
}

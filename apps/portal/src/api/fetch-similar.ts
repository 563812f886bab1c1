import type { SimilarCard } from '../features/suggestions/submit/submit.data.js';

const timeoutMs = 10_000;

/** Asks this site for similar matters. Help that fails is no help, and no error either: the server looks again at submission. */
export async function fetchSimilar(title: string): Promise<SimilarCard[]> {
  try {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    const response = await fetch(`/suggest/similar?${new URLSearchParams({ title })}`, { signal: abort.signal });
    clearTimeout(timer);
    return response.ok ? ((await response.json()) as { items: SimilarCard[] }).items : [];
  } catch {
    return [];
  }
}

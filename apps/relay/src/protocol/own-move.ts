import { type Card, decodeCard, type Signed } from './card.js';
import { verifyDetached } from './jws.js';
import { publicKeyOf } from './signature-algorithm.js';

/** The card among these by which the registrar puts an office below a parent; `null` where there is none that it signed. */
export function moveIn(
  cards: readonly Signed[],
  { iid, parent, registrarKey }: { iid: string; parent: string; registrarKey: string },
): Card | null {
  for (const { body, jws } of cards) {
    const card = verifyDetached(body, jws, publicKeyOf(registrarKey)) ? decoded(body) : null;
    if (card?.iid === iid && card.parent === parent && card.state === 'active') return card;
  }
  return null;
}

function decoded(body: string): Card | null {
  try {
    return decodeCard(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

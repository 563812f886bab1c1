import type { JoinState, JoinView } from '@qsl/contracts';
import type { KeyRing } from '../event/key-ring.js';
import { askToJoin, CodeVoid } from '../link-broker/ask-to-join.js';
import type { RelayNode } from '../link/relay-node.js';
import { LinkFailure } from '../link/transport.js';
import type { Directory } from '../protocol/directory.js';
import { decodeInvitation, type InvitationCode } from '../protocol/invitation-code.js';
import { decodeJoinAnswer, encodeJoin, type JoinAnswer, type JoinQuestion } from '../protocol/join-messages.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import { currentKey } from '../protocol/registrar.js';
import * as faults from './enrolment.errors.js';

export interface AskingParts {
  tree: OfficeTree;
  directory: Directory;
  keys: KeyRing;
  node: RelayNode;
}

/** @throws DomainError where a person's text is no code */
export function codeOf(text: string): InvitationCode {
  try {
    return decodeInvitation(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw faults.badCode();
    throw error;
  }
}

/** Asks the office that gave the code once. @throws DomainError where the code is void or nobody answers */
export async function askParent(code: InvitationCode, question: JoinQuestion): Promise<JoinAnswer> {
  try {
    return decodeJoinAnswer(await askToJoin(code, encodeJoin(question)));
  } catch (error) {
    if (error instanceof CodeVoid)
      throw Date.parse(code.expiresAt) <= Date.now() ? faults.codeExpired() : faults.codeVoid();
    if (error instanceof LinkFailure || error instanceof SyntaxError) throw faults.parentSilent(error.message);
    throw error;
  }
}

/** How far an office is that has its parent: `active` once a question has been to the root and back. */
export async function progressOf(parts: AskingParts, code: InvitationCode): Promise<JoinView> {
  const { node, directory, tree, keys } = parts;
  const own = directory.find(tree.self);
  const hasCard = own !== undefined && own.linkKey !== null && currentKey(own) === keys.publicText;
  if (!hasCard || node.phase(code.parent.iid) !== 'active') return viewOf(parts, code, 'connecting');
  const reached = await node.reachRoot();
  return reached === null ? viewOf(parts, code, 'connecting') : viewOf(parts, code, 'active', reached);
}

export function viewOf(
  { keys }: AskingParts,
  { parent, registrar }: InvitationCode,
  state: JoinState,
  reached: { path: string[]; ms: number } = { path: [], ms: 0 },
): JoinView {
  return {
    state,
    parent: parent.iid,
    parentName: parent.name,
    signingKey: keys.publicText,
    registrarKey: registrar,
    path: reached.path,
    roundTripMs: state === 'active' ? reached.ms : null,
  };
}

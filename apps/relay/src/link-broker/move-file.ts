import { ConfigError } from '@qsl/service-kit';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseFields, textOf } from '../protocol/fields.js';
import { decodeInvitation, type InvitationCode } from '../protocol/invitation-code.js';
import { read } from './read-setting.js';
import { writeSecret } from './write-secret.js';

/** A move of this office that is under way, beside PARENT_LINK_FILE: the new parent's code, and what is asked of the registrar. */
export interface PendingMove {
  code: string;
  body: string;
  proof: string;
}

const fileOf = (parentLinkFile: string) => `${parentLinkFile}.move`;
const anyText = /^[^]+$/;

/** `null` where no move is under way. @throws ConfigError where the file is broken */
export function readMove(parentLinkFile: string | undefined): (PendingMove & { invitation: InvitationCode }) | null {
  if (parentLinkFile === undefined || !existsSync(fileOf(parentLinkFile))) return null;
  try {
    const fields = parseFields(read('PARENT_LINK_FILE', fileOf(parentLinkFile)));
    const code = textOf(fields, 'code', anyText);
    const [body, proof] = [textOf(fields, 'body', anyText), textOf(fields, 'proof', anyText)];
    return { code, body, proof, invitation: decodeInvitation(code) };
  } catch (error) {
    if (error instanceof SyntaxError) throw new ConfigError([`${fileOf(parentLinkFile)}: ${error.message}`]);
    throw error;
  }
}

export const writeMove = (parentLinkFile: string, move: PendingMove): Promise<void> =>
  writeSecret(fileOf(parentLinkFile), `${JSON.stringify(move)}\n`);

export const forgetMove = (parentLinkFile: string): Promise<void> => rm(fileOf(parentLinkFile), { force: true });

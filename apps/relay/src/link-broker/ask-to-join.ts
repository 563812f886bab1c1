import { connect, errors, nkeyAuthenticator } from '@nats-io/transport-node';
import { LinkFailure } from '../link/transport.js';
import type { InvitationCode } from '../protocol/invitation-code.js';
import { tlsBy } from './link-routes.js';
import { joinInboxOf, linkSubjects } from './link-subjects.js';

const dialMs = 8_000;
const answerMs = 8_000;

/** The broker does not know the code's key (any more). */
export class CodeVoid extends Error {}

/** Asks the parent once, with an invitation's key. @throws CodeVoid, LinkFailure */
export async function askToJoin({ iid, url, ca, seed }: InvitationCode, text: string): Promise<string> {
  const connection = await connect({
    servers: [url],
    authenticator: nkeyAuthenticator(Buffer.from(seed, 'ascii')),
    inboxPrefix: joinInboxOf(iid),
    name: 'an office that joins',
    reconnect: false,
    timeout: dialMs,
    ...tlsBy(url, ca),
  }).catch((error: unknown) => {
    if (error instanceof errors.AuthorizationError) throw new CodeVoid();
    throw new LinkFailure('unreachable', error instanceof Error ? error.message : 'no connection');
  });
  try {
    return (await connection.request(linkSubjects(iid).toJoin, text, { timeout: answerMs })).string();
  } catch (error) {
    throw new LinkFailure('silent', error instanceof Error ? error.message : 'no answer');
  } finally {
    await connection.close();
  }
}

import { inboxOf, joinInboxOf, linkSubjects } from './link-subjects.js';
import { createLinkKey } from './office-keys.js';

/** A child's account: its public nkey, and the one with which the parent's own relay enters that account. */
export interface LinkAccount {
  child: string;
  /** `null` while the child has no card yet. */
  childKey: string | null;
  parentKey: string;
  /** Public nkey of an invitation: may ask to join, and nothing else. */
  oneTimeKey?: string | null;
}

export interface LinkBrokerSettings {
  parent: string;
  host: string;
  port: number;
  accounts: LinkAccount[];
  /** PEM files; without them the broker is for one machine only. */
  tls?: { certFile: string; keyFile: string };
}

/** Of one link: both sides' own, an invitation's, and those that a cut line has left behind. Each needs two subscriptions. */
const mostConnections = 16;
const mostSubscriptions = 64;

interface Permissions {
  publish: string;
  subscribe: string[];
}

function user(nkey: string, { publish, subscribe }: Permissions): string {
  return [
    '      {',
    `        nkey: ${nkey}`,
    '        permissions: {',
    `          publish: { allow: ["${publish}"] }`,
    `          subscribe: { allow: [${subscribe.map((subject) => `"${subject}"`).join(', ')}] }`,
    '          allow_responses: true',
    '        }',
    '      }',
  ].join('\n');
}

/**
 * One child's account, as a file of `links.d/`. Each side may ask on one subject, answer what it is asked, and nothing else;
 * an account of its own keeps it out of its siblings' subjects, their reply subjects too.
 */
export function renderLinkAccount(parent: string, { child, childKey, parentKey, oneTimeKey }: LinkAccount): string {
  const { toParent, toChild, toJoin } = linkSubjects(child);
  const asked = [toParent, `${inboxOf(parent)}.>`, ...(oneTimeKey ? [toJoin] : [])];
  return [
    `  link_${child}: {`,
    `    limits: { max_connections: ${mostConnections}, max_subscriptions: ${mostSubscriptions} }`,
    '    users: [',
    ...(childKey === null ? [] : [user(childKey, { publish: toParent, subscribe: [toChild, `${inboxOf(child)}.>`] })]),
    user(parentKey, { publish: toChild, subscribe: asked }),
    ...(oneTimeKey ? [user(oneTimeKey, { publish: toJoin, subscribe: [`${joinInboxOf(child)}.>`] })] : []),
    '    ]',
    '  }',
    '',
  ].join('\n');
}

/** Names the files of `links.d/`. A broker that knows no user at all would let everybody in: nobody has the seed of the first one. */
export function renderAccountIndex(children: readonly string[]): string {
  const nobody = `  nobody: { users: [{ nkey: ${createLinkKey().publicKey} }] }`;
  return [nobody, ...children.map((child) => `  include ./${child}.conf`), ''].join('\n');
}

/** Everything of the link broker's configuration but the accounts: no JetStream, no leaf nodes, no routes. */
export function renderLinkBroker(settings: Omit<LinkBrokerSettings, 'accounts'>, accounts: string): string {
  const { parent, host, port, tls } = settings;
  return [
    `server_name: link_${parent}`,
    `host: ${host}`,
    `port: ${port}`,
    'max_payload: 1MB',
    'max_pending: 16MB',
    'ping_interval: "20s"',
    'ping_max: 2',
    ...(tls === undefined ? [] : [`tls { cert_file: "${tls.certFile}", key_file: "${tls.keyFile}", timeout: 5 }`]),
    'accounts {',
    accounts,
    '}',
    '',
  ].join('\n');
}

/** The whole configuration of a parent's link broker in one file. */
export function renderLinkBrokerConfig(settings: LinkBrokerSettings): string {
  return renderLinkBroker(
    settings,
    settings.accounts.map((account) => renderLinkAccount(settings.parent, account)).join(''),
  );
}

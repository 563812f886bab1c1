import type { Env } from '@qsl/service-kit';
import type { OfficePorts } from '../offices.js';

/** Services with a database of their own. */
export const databaseServices = [
  'identity',
  'suggestions',
  'topics',
  'consultations',
  'news',
  'notices',
  'relay',
] as const;
export type DatabaseService = (typeof databaseServices)[number];

/** What one office needs to run on this machine. Plain JSON, so that it can be handed to a process. */
export interface InstanceSettings {
  iid: string;
  ports: OfficePorts;
  directoryFile: string;
  databases: Record<DatabaseService, string>;
  /** Where uploaded files are kept. */
  filesFolder: string;
  signingKeyFile: string;
  sealingKeysFile: string;
  /** At the root: signs the cards of all offices. */
  registrarKeyFile?: string;
  /** Where the relay remembers what neighbours were told. */
  markerFile: string;
  /** Where the relay writes and reads files that are carried. */
  exchangeFolder: string;
  /** The parent's link broker and the seed that opens it. */
  parent?: { url: string; seedFile: string };
  /** This office's own link broker, the seeds that open each child's account there, and the folder of these accounts. */
  children?: { url: string; seedsFile: string; accountsFolder: string };
  /** Whether people's pages are served beside the API. */
  withPages: boolean;
  logLevel: string;
  /** Where traces go; without it nothing is traced. */
  collector?: string;
}

/** The same variables that containers get; each service reads its own. */
export function instanceEnvironment(settings: InstanceSettings): Env {
  const { ports } = settings;
  return {
    OFFICE_IID: settings.iid,
    OFFICE_DIRECTORY: settings.directoryFile,
    NATS_URL: `nats://127.0.0.1:${ports.broker}`,
    LOG_LEVEL: settings.logLevel,
    OTEL_EXPORTER_OTLP_ENDPOINT: settings.collector,
    DEMO: 'true',
    ...linkEnvironment(settings),
    PORT: String(ports.gateway),
    HOST: '127.0.0.1',
    FILES_FOLDER: settings.filesFolder,
    TOPIC_SUPPORT_THRESHOLD: '3',
    TOPIC_SWEEP_MS: '2000',
    VOTE_INTERVAL_MS: '500',
    COOKIE_SECURE: 'false',
    SESSION_COOKIE: `qsl_session_${settings.iid}`,
    RATE_LIMIT_PER_MINUTE: '6000',
    STRICT_RATE_LIMIT_PER_MINUTE: '300',
    ...(settings.withPages && pagesEnvironment(ports)),
  };
}

const linkEnvironment = ({
  signingKeyFile,
  sealingKeysFile,
  registrarKeyFile,
  markerFile,
  exchangeFolder,
  parent,
  children,
}: InstanceSettings): Env => ({
  RELAY_SIGNING_KEY_FILE: signingKeyFile,
  RELAY_SEALING_KEYS_FILE: sealingKeysFile,
  RELAY_MARKER_FILE: markerFile,
  RELAY_EXCHANGE_FOLDER: exchangeFolder,
  ...(registrarKeyFile && { RELAY_REGISTRAR_KEY_FILE: registrarKeyFile }),
  ...(parent && { PARENT_LINK_URL: parent.url, PARENT_LINK_SEED_FILE: parent.seedFile }),
  ...(children && {
    LINK_BROKER_URL: children.url,
    LINK_BROKER_SEEDS_FILE: children.seedsFile,
    LINK_BROKER_ACCOUNTS_FOLDER: children.accountsFolder,
  }),
});

const pagesEnvironment = ({ gateway, portal, desk }: OfficePorts): Env => ({
  GATEWAY_URL: `http://127.0.0.1:${gateway}`,
  PORTAL_PORT: String(portal),
  PORTAL_URL: `http://127.0.0.1:${portal}`,
  DESK_PORT: String(desk),
  DESK_URL: `http://127.0.0.1:${desk}`,
});

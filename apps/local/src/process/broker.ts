import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { poll } from '../poll.js';
import type { Child } from './child.js';
import { refuseTakenPort } from './ports.js';
import type { Processes } from './processes.js';

/** A nats-server that reads its accounts anew when they change. */
const linkBrokerScript = fileURLToPath(new URL('../../../../deploy/nats/link-broker.sh', import.meta.url));

export interface BrokerSettings {
  name: string;
  title: string;
  port: number;
  /** Configuration file of a link broker; without one the broker takes everybody on this machine. */
  configuration?: string;
  /** Where it keeps streams; without it, it keeps nothing. */
  streams?: string;
}

/** Starts a nats-server and waits until it accepts connections. */
export async function startBroker(settings: BrokerSettings, processes: Processes): Promise<Child> {
  const { name, title, port, configuration, streams } = settings;
  await refuseTakenPort(port, title);
  const open = ['-a', '127.0.0.1', '-p', String(port), ...(streams ? ['-js', '-sd', streams] : [])];
  const start = configuration
    ? { command: 'sh', args: [linkBrokerScript, configuration], mark: configuration }
    : { command: 'nats-server', args: open, mark: open.join(' ') };
  const child = processes.start({ name, title, ...start, signal: 'SIGTERM', endsAs: 'broker' });
  await child.ready(poll(`${title} accepts connections`, () => accepts(port)));
  return child;
}

function accepts(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => end(true));
    socket.once('error', () => end(undefined));
    const end = (answer: true | undefined): void => {
      socket.destroy();
      resolve(answer);
    };
  });
}

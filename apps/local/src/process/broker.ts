import { connect } from 'node:net';
import { poll } from '../poll.js';
import type { Child } from './child.js';
import { refuseTakenPort } from './ports.js';
import type { Processes } from './processes.js';

export interface BrokerSettings {
  name: string;
  title: string;
  port: number;
  /** Configuration file; without one the broker takes everybody on this machine. */
  configuration?: string;
  /** Where it keeps streams; without it, it keeps nothing. */
  streams?: string;
}

/** Starts a nats-server and waits until it accepts connections. */
export async function startBroker(settings: BrokerSettings, processes: Processes): Promise<Child> {
  const { name, title, port, configuration, streams } = settings;
  await refuseTakenPort(port, title);
  const open = configuration ? ['-c', configuration] : ['-a', '127.0.0.1', '-p', String(port)];
  const args = [...open, ...(streams ? ['-js', '-sd', streams] : [])];
  const mark = args.join(' ');
  const child = processes.start({
    name,
    title,
    command: 'nats-server',
    args,
    signal: 'SIGTERM',
    endsAs: 'broker',
    mark,
  });
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

import { connect } from 'node:net';
import type { LocalFolder } from '../local-folder.js';
import { poll } from '../poll.js';
import { Child } from './child.js';
import { refuseTakenPort } from './ports.js';

export interface BrokerSettings {
  name: string;
  title: string;
  port: number;
  /** Configuration file; without one the broker takes everybody on this machine. */
  configuration?: string;
}

/** Starts a nats-server and waits until it accepts connections. */
export async function startBroker({ name, title, port, configuration }: BrokerSettings, folder: LocalFolder): Promise<Child> {
  await refuseTakenPort(port, title);
  const args = ['-a', '127.0.0.1', '-p', String(port), ...(configuration ? ['-c', configuration] : [])];
  const child = Child.start(
    { name, title, command: 'nats-server', args, signal: 'SIGTERM', endsAs: 'broker', mark: args.join(' ') },
    folder,
  );
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

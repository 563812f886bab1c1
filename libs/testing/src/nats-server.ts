import { connect } from '@nats-io/transport-node';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './postgres-cluster.js';
import { temporaryFolder } from './temporary-folder.js';

/** A nats-server of a test's own. */
export interface TestNats {
  url: string;
  port: number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again after `kill` or `stop`, on the same port and with what its streams hold. */
  restart(): Promise<void>;
}

interface NatsOptions {
  port?: number;
  /** In place of the usual ones: `-c` and a configuration file. */
  args?: string[];
  /** In place of `nats-server` itself: a shell script that becomes one, which gets `args`. */
  script?: string;
  /** PEM of the authority that vouches for it as `localhost`, where it speaks TLS. */
  ca?: string;
  /** Keeps streams in files. */
  jetStream?: boolean;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function run([command = '', ...args]: string[], port: number, ca?: string): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  await Promise.race([listening(port, ca), failed]);
  return child;
}

/** Starts a nats-server on a free port, or on a given one, and waits until it accepts connections. */
export async function startNats(options: NatsOptions = {}): Promise<TestNats> {
  const port = options.port ?? (await freePort());
  const streams = options.jetStream ? ['-js', '-sd', temporaryFolder('jetstream-')] : [];
  const args = options.args ?? ['-a', '127.0.0.1', '-p', String(port), ...streams];
  const command = [...(options.script === undefined ? ['nats-server'] : ['sh', options.script]), ...args];
  let child = await run(command, port, options.ca);
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    restart: async () => {
      child = await run(command, port, options.ca);
    },
  };
}

/** Resolves when something on the port greets like a nats-server, whether it would let us in or not. */
async function listening(port: number, ca?: string): Promise<void> {
  try {
    const client = await connect({
      ...(ca === undefined ? { servers: `127.0.0.1:${port}` } : { servers: `tls://localhost:${port}`, tls: { ca } }),
      maxReconnectAttempts: 100,
      reconnectTimeWait: 20,
      reconnectJitter: 0,
      waitOnFirstConnect: true,
      timeout: 1_000,
    });
    await client.close();
  } catch (error) {
    if (!(error instanceof Error && /authorization|authentication/i.test(error.message))) throw error;
  }
}

import { createServer } from 'node:net';
import { Trouble } from '../trouble.js';

/** @throws Trouble naming the port and what needs it, where something else listens there */
export async function refuseTakenPort(port: number, what: string): Promise<void> {
  const server = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  if (!failure) return new Promise((resolve) => void server.close(() => resolve()));
  const reason = failure.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${failure.code})`;
  throw new Trouble(
    `Port ${port} ${reason}; ${what} needs it. Stop that program, or choose other ports: npm start -- --base-port 9600`,
  );
}

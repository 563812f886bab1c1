import type { FastifyInstance } from 'fastify';

const graceMs = 10_000;

/**
 * While the gateway closes, every answer is the last one of its connection: kept-alive connections would hold the process up for a minute.
 * Whoever does not take their answer in ten seconds is cut off.
 */
export function endConnectionsOnClose(fastify: FastifyInstance): void {
  let isClosing = false;
  fastify.addHook('preClose', async () => {
    isClosing = true;
    setTimeout(() => fastify.server.closeAllConnections(), graceMs).unref();
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

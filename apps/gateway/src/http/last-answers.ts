import type { FastifyInstance } from 'fastify';

/** While the gateway closes, every answer is the last one of its connection; kept-alive connections would hold the process up for a minute. */
export function endConnectionsOnClose(fastify: FastifyInstance): void {
  let isClosing = false;
  fastify.addHook('preClose', async () => {
    isClosing = true;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

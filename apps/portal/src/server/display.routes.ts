import type { FastifyInstance } from 'fastify';
import { formValues } from './form-values.js';
import { keepDisplay, pathWithin } from './visit.js';

/** The switches for large text and high contrast: a plain form that sets cookies and leads back to the same place. */
export function displayRoutes(app: FastifyInstance): void {
  app.post('/display', async (request, reply) => {
    const { mode, contrast, back } = formValues(request, ['mode', 'contrast', 'back']);
    keepDisplay(reply, {
      mode: mode === 'care' ? 'care' : 'standard',
      contrast: contrast === 'high' ? 'high' : 'normal',
    });
    return reply.redirect(pathWithin(back), 303);
  });
}

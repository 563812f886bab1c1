import { createLogger, NestLogger } from './nest-logger.js';

describe('a line of the log', () => {
  const lines: string[] = [];
  const logger = new NestLogger(createLogger('relay', 'info', { write: (line) => void lines.push(line) }));
  const last = (): unknown => JSON.parse(lines.at(-1) ?? '{}');

  it('has the facts that it was given as fields of its own', () => {
    logger.warn({ alarm: 'event.rejected', peer: 'x610303' }, 'Relay');
    expect(last()).toMatchObject({ level: 40, context: 'Relay', alarm: 'event.rejected', peer: 'x610303' });
    expect(last()).not.toHaveProperty('msg');
  });

  it('has a text as its message, and an error’s stack beside it', () => {
    logger.error('it broke', 'Error: it broke\n  at here', 'Relay');
    expect(last()).toMatchObject({ level: 50, msg: 'it broke', stack: 'Error: it broke\n  at here' });
  });
});

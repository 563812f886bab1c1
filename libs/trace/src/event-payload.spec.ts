import { IsInt } from 'class-validator';
import { readPayload, StepData } from './event-payload.js';

class Counted extends StepData {
  @IsInt()
  supports!: number;
}

const step = { text: '已获 30 人支持。', actor: '金台区政协', supports: 30 };

describe('the payload of another office’s event', () => {
  it('is read with defaults for what an older office leaves out, and without regard to what a newer one adds', () => {
    const read = readPayload(Counted, { ...step, shares: 4 });
    expect(read).toBeInstanceOf(Counted);
    expect(read).toMatchObject({ ...step, reply: null, outcome: null });
  });

  it.each([
    ['supports', { ...step, supports: '30' }],
    ['text', { ...step, text: undefined }],
    ['actor', { ...step, actor: '政'.repeat(101) }],
  ])('is refused where %s is not as agreed', (field, data) => {
    const refused = { kind: 'invalid', reason: 'event.malformed', message: `The event's data is not valid: ${field}.` };
    expect(() => readPayload(Counted, data)).toThrow(expect.objectContaining(refused));
  });
});

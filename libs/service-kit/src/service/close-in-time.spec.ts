import { closeInTime } from './close-in-time.js';

describe('closing a service', () => {
  it('ends with a clear error where something holds it up', async () => {
    const never = new Promise<void>(() => undefined);
    await expect(closeInTime('notices', () => never, 50)).rejects.toThrow('notices did not close within 0.05 s');
  });

  it('passes on what went wrong', async () => {
    await expect(closeInTime('notices', () => Promise.reject(new Error('pool')))).rejects.toThrow('pool');
  });

  it('takes no longer than it takes', async () => {
    await expect(closeInTime('notices', () => Promise.resolve())).resolves.toBeUndefined();
  });
});

import { closeInTime, closeInTurn } from './close-in-time.js';

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

describe('closing part by part', () => {
  it('closes what is behind a part that is held up or fails, and says what that was', async () => {
    const closed: string[] = [];
    const told: string[] = [];
    const sound = async (name: string) => void closed.push(name);
    const never = () => new Promise<void>(() => undefined);
    const broken = () => Promise.reject(new Error('the folder is gone'));
    await closeInTurn(
      [
        ['enrolment', never],
        ['directory', broken],
        ['links', () => sound('links')],
      ],
      (what) => told.push(what),
      50,
    );
    expect(closed).toEqual(['links']);
    expect(told).toEqual(['enrolment did not close within 0.05 s', 'the folder is gone']);
  });
});

import { fingerprintOf, openReply, sealReply } from './sealed-reply.js';

const reply = { queryCode: 'ABCD2345', title: '直饮水机' };

describe('a stored reply', () => {
  it('opens with the caller’s key', () => {
    expect(openReply(sealReply(reply, '王:键-1'), '王:键-1')).toEqual(reply);
  });

  it('opens with no other key', () => {
    expect(() => openReply(sealReply(reply, '王:键-1'), '王:键-2')).toThrow();
  });

  it('shows neither its content nor the key', () => {
    const stored = JSON.stringify(sealReply(reply, '王:键-1')) + fingerprintOf('王:键-1');
    expect(stored).not.toMatch(/ABCD2345|直饮水机|键-1/);
    expect(fingerprintOf('王:键-1')).toBe(fingerprintOf('王:键-1'));
  });
});

const lineEnd = Buffer.from('\r\n');
const withPayload = /^(?:MSG|HMSG|PUB|HPUB)\s/i;

/** Cuts a NATS connection's bytes into the protocol's frames: a line, and with a message its payload. */
export class NatsFrames {
  rest = Buffer.alloc(0);

  /** The frames that are whole now; `isMessage` of those that carry one. */
  push(bytes) {
    this.rest = Buffer.concat([this.rest, bytes]);
    const frames = [];
    for (let frame = this.next(); frame !== null; frame = this.next()) frames.push(frame);
    return frames;
  }

  next() {
    const end = this.rest.indexOf(lineEnd);
    if (end < 0) return null;
    const line = this.rest.toString('latin1', 0, end);
    const isMessage = withPayload.test(line);
    const payload = isMessage ? Number(line.split(' ').at(-1)) + lineEnd.length : 0;
    const length = end + lineEnd.length + payload;
    if (this.rest.length < length) return null;
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return { bytes, isMessage };
  }
}

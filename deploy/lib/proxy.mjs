import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { NatsFrames } from './nats-frames.mjs';

/** A message that is held back, or comes once more, comes within this time. */
const strayMs = 300;

/** Stands before a link broker and does to the bytes what bad lines do. */
export class Proxy {
  /** `cut`: nobody gets in; `mute`: connections stand, bytes vanish, nobody is told. */
  isCut = false;
  isMute = false;
  delayMs = 0;
  /** Share of pieces that are sent again after `retransmitMs`, with everything behind them, as TCP does. */
  loss = 0;
  retransmitMs = 400;
  /** Shares of messages that come twice, and that come later than those behind them; of connections that begin from now on. */
  repeated = 0;
  overtaken = 0;
  sockets = new Set();

  static async before(target, port) {
    const proxy = new Proxy();
    proxy.target = target;
    proxy.server = createServer((socket) => proxy.join(socket));
    await once(proxy.server.listen(port, '127.0.0.1'), 'listening');
    proxy.port = port;
    return proxy;
  }

  /** Ends all connections at once; with `isCut` none comes in again. */
  dropAll() {
    for (const socket of this.sockets) socket.destroy();
  }

  cut() {
    this.isCut = true;
    this.dropAll();
  }

  heal() {
    Object.assign(this, { isCut: false, isMute: false, delayMs: 0, loss: 0, repeated: 0, overtaken: 0 });
  }

  close() {
    this.dropAll();
    this.server.close();
  }

  join(socket) {
    if (this.isCut) return void socket.destroy();
    const beyond = connect(this.target, '127.0.0.1');
    const carry = this.repeated + this.overtaken > 0 ? 'carryMessages' : 'carry';
    this[carry](socket, beyond);
    this[carry](beyond, socket);
  }

  /** Message by message: no line does this, but a broker that reconnects or a client that asks again may. */
  carryMessages(from, to) {
    const frames = new NatsFrames();
    const send = (bytes) => !to.destroyed && to.write(bytes);
    this.watch(from, to);
    from.on('data', (piece) => {
      for (const { bytes, isMessage } of frames.push(piece)) {
        if (isMessage && Math.random() < this.overtaken) setTimeout(send, Math.random() * strayMs, bytes);
        else send(bytes);
        if (isMessage && Math.random() < this.repeated) setTimeout(send, Math.random() * strayMs, bytes);
      }
    });
  }

  watch(from, to) {
    this.sockets.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }

  carry(from, to) {
    this.watch(from, to);
    let before = Promise.resolve();
    let queued = 0;
    from.on('data', (piece) => {
      if (this.isMute) return;
      queued += piece.length;
      if (queued > 4_000_000) from.pause();
      const late = this.delayMs + (Math.random() < this.loss ? this.retransmitMs : 0);
      const arrival = Date.now() + late;
      before = before.then(async () => {
        const rest = arrival - Date.now();
        if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
        queued -= piece.length;
        if (queued < 1_000_000) from.resume();
        if (!to.destroyed && !this.isMute) to.write(piece);
      });
    });
  }
}

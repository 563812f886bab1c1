import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Stands before a link broker and does to the bytes what bad lines do. */
export class Proxy {
  /** `cut`: nobody gets in; `mute`: connections stand, bytes vanish, nobody is told. */
  isCut = false;
  isMute = false;
  delayMs = 0;
  /** Share of pieces that are sent again after `retransmitMs`, with everything behind them, as TCP does. */
  loss = 0;
  retransmitMs = 400;
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
    Object.assign(this, { isCut: false, isMute: false, delayMs: 0, loss: 0 });
  }

  close() {
    this.dropAll();
    this.server.close();
  }

  join(socket) {
    if (this.isCut) return void socket.destroy();
    const beyond = connect(this.target, '127.0.0.1');
    this.carry(socket, beyond);
    this.carry(beyond, socket);
  }

  carry(from, to) {
    this.sockets.add(from);
    let before = Promise.resolve();
    let queued = 0;
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
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

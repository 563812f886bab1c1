/** A server-sent event, as a browser reads it. */
export interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

/** Reads an event stream; comments are passed over. */
export class EventReader {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private text = '';
  /** Blocks that were comments alone. */
  comments = 0;

  constructor(response: Response) {
    if (!response.body) throw new Error('no event stream');
    this.reader = response.body.getReader();
  }

  /** The next event, or `null` where the stream has ended. */
  async next(): Promise<ServerEvent | null> {
    for (;;) {
      const block = await this.block();
      if (block === null) return null;
      if (!block.startsWith(':')) return toEvent(block);
      this.comments += 1;
    }
  }

  async leave(): Promise<void> {
    await this.reader.cancel();
  }

  private async block(): Promise<string | null> {
    while (!this.text.includes('\n\n')) {
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.text += this.decoder.decode(value, { stream: true });
    }
    const [block = '', ...rest] = this.text.split('\n\n');
    this.text = rest.join('\n\n');
    return block;
  }
}

function toEvent(block: string): ServerEvent {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const [name = '', ...value] = line.split(': ');
      return [name, value.join(': ')];
    }),
  );
  return { id: fields.get('id') ?? '', event: fields.get('event') ?? 'message', data: fields.get('data') ?? '' };
}

import { DomainError, type Call, type Rpc } from '@qsl/contracts';
import { type Bus, connectBus } from '@qsl/messaging';

/** The office on whose bus the command speaks. */
export class Office {
  private bus: Promise<Bus> | null = null;

  constructor(
    readonly natsUrl: string,
    private readonly call: Call,
  ) {}

  /** Dials on the first question. @throws DomainError of the office, or `unavailable` where nobody answers */
  async ask<Req extends object, View extends object>(
    contract: Rpc<Req, View>,
    body: Req,
    timeoutMs = 15_000,
  ): Promise<View> {
    this.bus ??= connectBus(this.natsUrl, 'qsl', { waitOnFirstConnect: false, reconnect: false, timeout: 5_000 });
    const bus = await this.bus.catch(() => {
      throw unreachable(this.natsUrl);
    });
    return bus.call(contract, body, this.call, { timeoutMs });
  }

  async close(): Promise<void> {
    const bus = await this.bus?.catch(() => null);
    await bus?.close();
  }
}

const unreachable = (url: string): DomainError =>
  new DomainError('unavailable', 'service.unavailable', {
    zh: `连接不上本机关的消息总线 ${url}。`,
    en: `The office's bus at ${url} cannot be reached.`,
  });

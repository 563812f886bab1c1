import { DomainError } from '@qsl/contracts';

const retryAfterSeconds = 30;

const tooManyOfOne = (most: number): DomainError =>
  new DomainError(
    'rateLimited',
    'live.too_many_of_one',
    { zh: `同一账号最多同时打开 ${most} 个实时连接。`, en: `At most ${most} live streams for one person.` },
    { retryAfterSeconds },
  );

const tooMany = (): DomainError =>
  new DomainError(
    'unavailable',
    'live.too_many',
    { zh: '实时连接已满，请稍后再试；消息列表不受影响。', en: 'No live stream is free; notices can still be listed.' },
    { retryAfterSeconds },
  );

/** How many live streams there are, so that there are never too many. */
export class StreamPlaces {
  private readonly taken = new Map<string, number>();
  private total = 0;

  constructor(private readonly most: { perPerson: number; total: number }) {}

  /**
   * @returns what gives the place back.
   * @throws DomainError `rateLimited` where the person has all of theirs, `unavailable` where none is left at all.
   */
  take(personId: string): () => void {
    const own = this.taken.get(personId) ?? 0;
    if (own >= this.most.perPerson) throw tooManyOfOne(this.most.perPerson);
    if (this.total >= this.most.total) throw tooMany();
    this.count(personId, 1);
    return () => this.count(personId, -1);
  }

  private count(personId: string, change: 1 | -1): void {
    const own = (this.taken.get(personId) ?? 0) + change;
    this.total += change;
    if (own > 0) this.taken.set(personId, own);
    else this.taken.delete(personId);
  }
}

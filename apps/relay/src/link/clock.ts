/** Time, randomness and ids: real ones in service, seeded ones in the simulator. */
export interface Clock {
  now(): number;
  /** Calls back once after `delayMs`, unless the returned function is called before. */
  after(delayMs: number, callback: () => void): () => void;
  /** Lets others have their turn before long work goes on. */
  breathe(): Promise<void>;
  random(): number;
  /** A name that nobody else will ever use. */
  uniqueId(): string;
}

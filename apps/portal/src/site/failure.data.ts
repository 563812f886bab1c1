/** What went wrong and what to do about it. */
export interface FailureData {
  heading: string;
  text: string;
  /** Quoted to the office on the telephone; finds the log line. */
  requestId: string | null;
}

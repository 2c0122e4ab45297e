/** What a line of the log is about, so that logs can be searched by it. */
export type LogContext = {
  cluster: string;
  kind?: string;
  state?: string;
  /** Of the problem: the same whatever the sentence says of names and numbers. */
  code?: string;
};

/** Backstage's logger is one. */
export interface ClusterLogger {
  info(message: string, context?: LogContext): void;
  warn(message: string, context?: LogContext): void;
}

/** A Kubernetes Event that Flagger wrote about a Canary. */
export type FlaggerEvent = {
  /** When it was seen last. */
  at: string;
  /** Of the Event. Within one second it tells what came first. */
  resourceVersion: string;
  warning: boolean;
  /** Flagger's own text. */
  message: string;
};

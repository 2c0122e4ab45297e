/** A Kubernetes Event that Flagger wrote about a Canary. */
export type FlaggerEvent = {
  /** When it was seen last. */
  at: string;
  warning: boolean;
  /** Flagger's own text. */
  message: string;
};

/** What a sync says that it waits for: the first of several objects, without its namespace. */
export type WaitingMessage = {
  group: string;
  kind: string;
  name: string;
  /** For its health; else for a hook, or for a deletion. */
  forHealth: boolean;
};

// "waiting for healthy state of argoproj.io/Rollout/web and 2 more resources", as gitops-engine words it.
const WAITING =
  /^waiting for ([a-z ]+) ([^\s/]*)\/([^\s/]+)\/([^\s/]+)(?: and \d+ more [a-z]+)?$/;

/** Reads the message of a sync that is under way; undefined when it does not wait for an object. */
export function waitingMessage(message: string): WaitingMessage | undefined {
  const [, reason, group = '', kind = '', name = ''] =
    WAITING.exec(message) ?? [];
  return reason === undefined
    ? undefined
    : { group, kind, name, forHealth: reason === 'healthy state of' };
}

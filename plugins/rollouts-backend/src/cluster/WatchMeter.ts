/** Counts what goes over the wire of a watch. Called for every event, so it must be quick; it must not throw. */
export interface WatchMeter {
  /** The server has told of an object. */
  event(resource: string): void;
  /** A list was complete. */
  list(resource: string): void;
  /** @param code - an HTTP status, an error code of Node, or a word of ours */
  failure(resource: string, code: string): void;
}

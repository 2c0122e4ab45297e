/** How long what takes in a stream, in milliseconds; passed in, so that it can be scaled. */
export type StreamTiming = {
  /** After so long it is asked anew what the person may see. */
  reauthorize: number;
  heartbeat: number;
  /** A client that has read nothing for so long is gone, whatever its connection says. */
  unreadFor: number;
};

export const realStreamTiming: StreamTiming = {
  reauthorize: 60_000,
  heartbeat: 15_000,
  unreadFor: 60_000,
};

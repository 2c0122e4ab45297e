import type { Stage } from '../engine/Stage';

const AN_HOUR = 60 * 60 * 1_000;

/** An Event is kept for an hour, as by an API server that is not told otherwise. */
export const eventExpires: Stage = {
  name: 'event-expires',
  matches: () => true,
  // Each time it is told again it is kept anew.
  wait: ({ lastTimestamp, metadata }) =>
    new Date(
      Date.parse(String(lastTimestamp ?? metadata.creationTimestamp)) + AN_HOUR,
    ),
  next: ({ metadata: { name, namespace } }) => [
    { write: 'delete', of: { kind: 'Event', name, namespace } },
  ],
};

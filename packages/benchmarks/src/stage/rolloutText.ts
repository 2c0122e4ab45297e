/** A rollout and the newest that is known of it, to be compared; whoever writes to it counts in its ready pods. */
export function rolloutText(
  place: { cluster: string; namespace: string; name: string },
  ready = 0,
): string {
  return `${place.cluster}/${place.namespace}/${place.name} ${ready}`;
}

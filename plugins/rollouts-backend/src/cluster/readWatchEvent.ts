const TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR'] as const;

export type WatchEvent = { type: (typeof TYPES)[number]; object: unknown };

/**
 * A line of a watch; undefined when it is none. By hand, since each event and each rollout of a list comes this way: a
 * test holds it to the schema that it stands for.
 */
export function readWatchEvent(line: unknown): WatchEvent | undefined {
  if (typeof line !== 'object' || line === null) return undefined;
  if (!('type' in line) || !('object' in line)) return undefined;
  const type = TYPES.find(known => known === line.type);
  return type && { type, object: line.object };
}

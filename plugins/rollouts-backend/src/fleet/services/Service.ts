/** Rollouts of one namespace and name are one service, wherever they are. */
export type ServiceName = { name: string; namespace: string };

/** A service with the slots of its rows. */
export type Service = ServiceName & { slots: readonly number[] };

/** By name, then by namespace. */
export function compareServices(a: ServiceName, b: ServiceName): number {
  const [text, other] =
    a.name === b.name ? [a.namespace, b.namespace] : [a.name, b.name];
  if (text === other) return 0;
  return text < other ? -1 : 1;
}

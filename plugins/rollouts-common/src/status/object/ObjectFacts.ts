/**
 * What is kept of the metadata of every object that is a rollout. Times are the API server's RFC 3339 strings,
 * untouched. A field that the object lacks is absent here, too.
 */
export type ObjectFacts = {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  createdAt: string;
  /** Labels of the object itself. */
  labels: Readonly<Record<string, string>>;
  /** Only annotations that something of ours reads. */
  annotations: Readonly<Record<string, string>>;
  /**
   * Paths of fields that were there but not of the declared type, and so were left out; absent when all is well.
   * Where the phase depends on one of them it is Unknown: a damaged object must not look like a healthy one.
   */
  unreadable?: readonly string[];
};

/** How long things take that replicas have to do with each other, in milliseconds. */
export type ReplicaTiming = {
  /** Without renewal for so long, by the database's clock, a cluster is anybody's. */
  leaseTtl: number;
  /** How often a lease is renewed, and one more taken or given away. */
  beat: number;
  /** How often the read model is looked at when nobody has said that there is something new. */
  poll: number;
  /** Changes are gathered for so long, and nudges are so far apart. */
  flush: number;
  /** For one statement; a database that does not answer must not hold a lease up. */
  queryTimeout: number;
};

/**
 * So that the clusters of a replica that dies are another's within 13 s, the rest of the lease and one beat, and there is
 * time within 20 s to list many of them. One statement between two renewals may take all of its `queryTimeout`.
 */
export const replicaTiming: ReplicaTiming = {
  leaseTtl: 10_000,
  beat: 3_000,
  poll: 5_000,
  flush: 250,
  queryTimeout: 3_000,
};

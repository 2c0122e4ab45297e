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

/** So that a cluster whose replica dies is watched again within 20 s: the rest of the lease, and one beat. */
export const replicaTiming: ReplicaTiming = {
  leaseTtl: 15_000,
  beat: 5_000,
  poll: 5_000,
  flush: 250,
  queryTimeout: 4_000,
};

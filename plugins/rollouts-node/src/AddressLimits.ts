/** Where the API server of a cluster may be that others than the operator name. */
export type AddressLimits = {
  /** The configuration key of `networks`, told on the page. */
  key: string;
  /**
   * As CIDR, such as `10.20.0.0/16`. Absent: everywhere but on this machine. Link-local addresses, multicast, and what
   * clouds tell their machines about themselves are refused in any case.
   */
  networks?: readonly string[];
};

/** The clusters of the fleet, and which environment each is for. */
export const FLEET_CLUSTERS = [
  { name: 'prod-eu', environment: 'production' },
  { name: 'prod-us', environment: 'production' },
  { name: 'staging', environment: 'staging' },
] as const;

export type FleetClusterName = (typeof FLEET_CLUSTERS)[number]['name'];

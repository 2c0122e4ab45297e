/**
 * What is kept of an object that Flagger moves traffic with: an HTTPRoute, a VirtualService, a TrafficSplit, or the
 * canary Ingress of nginx.
 */
export type RouteFacts = {
  kind: string;
  namespace: string;
  name: string;
  uid: string;
  /** In the order of the object. */
  rules: readonly RouteRule[];
  /** Whether requests are copied to a second service, whose answers nobody gets. */
  mirrors: boolean;
};

export type RouteRule = {
  /** Only for requests that match a header or a cookie: an A/B test, or session affinity. */
  conditional: boolean;
  /** By name of the service. */
  weights: Readonly<Record<string, number>>;
};

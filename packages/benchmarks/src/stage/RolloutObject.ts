/** A Rollout as the API server sends it. */
export type RolloutObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
    [field: string]: unknown;
  };
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
};

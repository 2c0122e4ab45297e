import { existsSync } from 'node:fs';
import { isIPv6 } from 'node:net';

/** Where the API server of the cluster is that the portal itself runs in. */
export type InClusterServer = { url: string; caFile: string };

const CA_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/** Undefined when the portal does not run in Kubernetes, or not with a service account. */
export function inClusterServer(
  environment: NodeJS.ProcessEnv = process.env,
  caFile: string = CA_FILE,
): InClusterServer | undefined {
  const host = environment.KUBERNETES_SERVICE_HOST;
  const port = environment.KUBERNETES_SERVICE_PORT;
  if (!host || !port || !existsSync(caFile)) return undefined;
  return {
    url: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    caFile,
  };
}

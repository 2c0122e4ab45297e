import { existsSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';

/** The API server of the cluster that the portal itself runs in, and the portal's own service account there. */
export type InClusterServer = {
  url: string;
  caFile: string;
  /** Kubernetes writes another token into it before the old one expires. */
  tokenFile: string;
};

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Undefined when the portal does not run in Kubernetes, or not with a service account. */
export function inClusterServer(
  environment: NodeJS.ProcessEnv = process.env,
  folder: string = SERVICE_ACCOUNT,
): InClusterServer | undefined {
  const host = environment.KUBERNETES_SERVICE_HOST;
  const port = environment.KUBERNETES_SERVICE_PORT;
  const caFile = join(folder, 'ca.crt');
  if (!host || !port || !existsSync(caFile)) return undefined;
  return {
    url: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    caFile,
    tokenFile: join(folder, 'token'),
  };
}

// How Argo CD calls the cluster that it runs in, which is another one for the portal.
const OWN_SERVER = /^https:\/\/kubernetes\.default\.svc(:443)?\/?$/;
const OWN_NAME = 'in-cluster';

/** Whether Argo CD means the cluster that it runs in. */
export function isOwnCluster({
  name,
  server,
}: {
  name: string;
  server: string;
}): boolean {
  return OWN_SERVER.test(server) || (!server && name === OWN_NAME);
}

// These strategies take a token of the person who looks, and the portal watches while nobody does.
const OF_PEOPLE = new Set(['aks', 'google', 'oidc']);

/** Whether an `authProvider` of the Kubernetes plugin works for signed-in people only. */
export function needsPerson(authProvider: string | undefined): boolean {
  return authProvider !== undefined && OF_PEOPLE.has(authProvider);
}

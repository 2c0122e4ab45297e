export function configMap(name: string, owners: { uid: string }[] = []) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      ownerReferences: owners.map(({ uid }) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'owner',
        uid,
      })),
    },
  };
}

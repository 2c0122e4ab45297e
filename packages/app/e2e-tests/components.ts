/** A component of the catalog that a journey opens. */
export type TestComponent = {
  name: string;
  owner: string;
  /** What it claims with the Kubernetes plugin's annotation; its own name when left out. */
  kubernetesId?: string;
};

/** The catalog file of these components. */
export function catalogFile(components: readonly TestComponent[]): string {
  return components
    .map(({ name, owner, kubernetesId = name }) =>
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name,
          annotations: { 'backstage.io/kubernetes-id': kubernetesId },
        },
        spec: { type: 'service', lifecycle: 'production', owner },
      }),
    )
    .join('\n---\n');
}

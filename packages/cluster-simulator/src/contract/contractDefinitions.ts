/** Kinds that no controller touches: `things` have a status of their own, `notes` have not. */
export const contractDefinitions = [
  definition('things', 'Thing', { status: {} }),
  definition('notes', 'Note', {}),
];

function definition(plural: string, kind: string, subresources: object) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.contract.example.test` },
    spec: {
      group: 'contract.example.test',
      scope: 'Namespaced',
      names: { plural, singular: kind.toLowerCase(), kind },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

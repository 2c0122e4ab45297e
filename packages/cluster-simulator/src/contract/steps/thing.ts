export function thing(name: string) {
  return {
    apiVersion: 'contract.example.test/v1',
    kind: 'Thing',
    metadata: { name },
    spec: { size: 1 },
  };
}

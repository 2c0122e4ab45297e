/** How a person is named in a sentence: `payments-owner` for `user:default/payments-owner`, others in full. */
export function personName(entityRef: string): string {
  return entityRef.replace(/^user:default\//, '');
}

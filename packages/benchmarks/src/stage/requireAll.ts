/** Who has not read everything has not been quick. */
export function requireAll(count: number, expected: number): void {
  if (count !== expected) {
    throw new Error(`read ${count} of ${expected} rollouts`);
  }
}

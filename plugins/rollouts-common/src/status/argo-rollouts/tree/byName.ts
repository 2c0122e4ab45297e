/** Not localeCompare: the order must not depend on where this runs. */
export function byName(
  a: { readonly name: string },
  b: { readonly name: string },
): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

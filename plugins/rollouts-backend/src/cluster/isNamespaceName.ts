// RFC 1123, as API servers check the names of namespaces.
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a namespace can be called so. */
export function isNamespaceName(name: string): boolean {
  return NAMESPACE.test(name);
}

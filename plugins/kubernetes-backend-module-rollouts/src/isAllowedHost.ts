/**
 * Whether an address is https on one of these hosts.
 *
 * @param hosts - names, or `*.` and a domain for all below it
 */
export function isAllowedHost(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hosts.some(host => fits(hostname, host));
}

function fits(hostname: string, allowed: string): boolean {
  const host = allowed.toLowerCase();
  return host.startsWith('*.')
    ? hostname.endsWith(host.slice(1)) && hostname.length > host.length - 1
    : hostname === host;
}

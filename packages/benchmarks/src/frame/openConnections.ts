/** TCP connections of this process, to whomever. */
export function openConnections(): number {
  return process
    .getActiveResourcesInfo()
    .filter(resource => resource === 'TCPSocketWrap').length;
}

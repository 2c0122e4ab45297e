/** A URL of an API server such that two spellings of one address are equal. */
export function serverKey(server: string): string {
  if (!URL.canParse(server)) return server;
  // `origin` is in lower case and without the port that goes without saying.
  const { origin, pathname } = new URL(server);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

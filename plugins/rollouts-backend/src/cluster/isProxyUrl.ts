/** Whether it can be the address of a proxy: http or https, and nothing after the port. */
export function isProxyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    pathname === '/' &&
    !search &&
    !hash
  );
}

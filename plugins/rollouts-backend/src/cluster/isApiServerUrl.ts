/** Whether it can be the address of an API server: http or https, a path at most, and no credentials. */
export function isApiServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    !username &&
    !password &&
    !search &&
    !hash
  );
}

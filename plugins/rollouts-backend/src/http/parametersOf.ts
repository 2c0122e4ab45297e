import type { Request } from 'express';

/** The query of a request as it was sent: Express' own reading makes objects of `a[b]=c` and drops a long list. */
export function parametersOf(request: Request): URLSearchParams {
  const [, query = ''] = request.url.split(/\?(.*)/s);
  return new URLSearchParams(query);
}

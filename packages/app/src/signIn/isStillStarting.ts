import { ResponseError } from '@backstage/errors';

const NOT_YET: readonly number[] = [
  // The route, or the user in the catalog, is not there yet.
  404,
  // The backend says so itself, or the proxy before it.
  502, 503, 504,
];

/** Whether signing in failed in a way that goes away by itself while the portal starts. */
export function isStillStarting(error: Error | undefined): boolean {
  if (error instanceof ResponseError) return NOT_YET.includes(error.statusCode);
  // What `fetch` throws when nobody listens.
  return error instanceof TypeError;
}

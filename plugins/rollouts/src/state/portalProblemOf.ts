import { ResponseError } from '@backstage/errors';

import { StreamError } from '../live/StreamError';
import type { PortalProblem } from '../model/PortalProblem';

/** How Backstage names it that a person whose session is over closes the dialog which asks them to sign in. */
const SIGN_IN_REFUSED: ReadonlySet<string> = new Set([
  'RejectedError',
  'PopupRejectedError',
]);

/** What a failed question to the backend says about the portal. */
export function portalProblemOf(error: unknown): PortalProblem {
  if (error instanceof StreamError) {
    return {
      kind: kindOf(error.status, error.reason),
      message: error.message,
    };
  }
  if (error instanceof ResponseError) {
    const { name, message } = error.cause;
    return {
      kind: kindOf(error.statusCode, name),
      message: isJson(error.response) ? message : error.message,
    };
  }
  return error instanceof Error
    ? { kind: kindOf(undefined, error.name), message: error.message }
    : { kind: 'broken', message: String(error) };
}

function kindOf(
  status: number | undefined,
  reason: string | undefined,
): PortalProblem['kind'] {
  if (reason !== undefined && SIGN_IN_REFUSED.has(reason)) return 'signed-out';
  switch (status) {
    case 400:
      // A proxy has its own, which says nothing about what was asked.
      return reason === 'InputError' ? 'bad-question' : 'broken';
    case 401:
      return 'signed-out';
    case 403:
      return 'denied';
    case 404:
      // The plugin names its errors. A backend without it has nothing under that address, and says no word.
      return reason === 'NotFoundError' ? 'not-found' : 'not-installed';
    default:
      return 'broken';
  }
}

/** A proxy that answers for the portal sends a page, which is nothing to read in one of ours. */
function isJson({ headers }: ResponseError['response']): boolean {
  return headers.get('content-type')?.includes('json') ?? false;
}

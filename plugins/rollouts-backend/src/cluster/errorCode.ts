import { causesOf } from './causesOf';

/** The first `code` along a chain of causes, such as `ECONNREFUSED`. */
export function errorCode(error: unknown): string | undefined {
  for (const link of causesOf(error)) {
    // Who aborted says why in the cause.
    if (
      'code' in link &&
      typeof link.code === 'string' &&
      link.code !== 'ABORT_ERR'
    ) {
      return link.code;
    }
  }
  return undefined;
}

import { causesOf } from './causesOf';

/** The first `code` along a chain of causes, such as `ECONNREFUSED`. */
export function errorCode(error: unknown): string | undefined {
  for (const link of causesOf(error)) {
    if ('code' in link && typeof link.code === 'string') return link.code;
  }
  return undefined;
}

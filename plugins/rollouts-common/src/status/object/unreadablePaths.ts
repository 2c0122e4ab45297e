import { shorten } from './shorten';

const MOST = 20;

/** The paths of fields that were left out, as facts tell them: undefined when there are none, and never without bound. */
export function unreadablePaths(
  paths: readonly string[],
): readonly string[] | undefined {
  return paths.length > 0
    ? paths.slice(0, MOST).map(path => shorten(path, 253))
    : undefined;
}

import type { RolloutFacts } from './RolloutFacts';

/** The first field at or below one of these paths that could not be read. */
export function unreadableUnder(
  { unreadable }: RolloutFacts,
  paths: readonly string[],
): string | undefined {
  return unreadable?.find(field =>
    paths.some(path => field === path || field.startsWith(`${path}.`)),
  );
}

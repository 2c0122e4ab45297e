/** An error and what caused it, outermost first. */
export function* causesOf(error: unknown): Generator<object, void, undefined> {
  let current = error;
  // Bounded, because a cause may be anything, itself included.
  for (
    let depth = 0;
    depth < 5 && typeof current === 'object' && current !== null;
    depth++
  ) {
    yield current;
    current = 'cause' in current ? current.cause : undefined;
  }
}

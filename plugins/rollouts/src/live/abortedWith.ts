/**
 * A controller that is aborted with its parent, too. Abort it when its work is over, so that nothing of it is left
 * with a parent that lives longer.
 */
export function abortedWith(parent: AbortSignal): AbortController {
  const child = new AbortController();
  const abort = () => child.abort();
  child.signal.addEventListener(
    'abort',
    () => parent.removeEventListener('abort', abort),
    { once: true },
  );
  parent.addEventListener('abort', abort, { once: true });
  if (parent.aborted) abort();
  return child;
}

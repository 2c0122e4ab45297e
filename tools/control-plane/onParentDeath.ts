/**
 * Calls back once when the process that started us is gone. A killed parent tells its children
 * nothing, so this looks; a process that was handed to init from the start is left alone.
 */
export function onParentDeath(
  act: () => void,
  { interval = 1_000 }: { interval?: number } = {},
): void {
  const parent = process.ppid;
  if (parent === 1) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, interval);
  timer.unref();
}

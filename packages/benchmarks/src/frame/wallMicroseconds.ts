import { performance } from 'node:perf_hooks';

/** How long the work takes, with all that it waits for. */
export async function wallMicroseconds(
  work: () => Promise<void>,
): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) * 1_000;
}

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds for which the work let nothing else run at a time, at the longest. */
export async function longestBlock(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  try {
    await work();
  } finally {
    delay.disable();
  }
  return delay.max / 1e6;
}

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds by which the work delayed what was due meanwhile. */
export type EventLoopDelay = { p99: number; max: number };

/** How long the work let nothing else run. */
export async function eventLoopDelay(
  work: () => Promise<void>,
): Promise<EventLoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  try {
    await work();
  } finally {
    delay.disable();
  }
  return { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
}

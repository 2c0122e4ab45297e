import { fstatSync } from 'node:fs';

/**
 * A signal that aborts at Ctrl-C, at SIGTERM, and when a parent that holds our standard input lets go of it, as it
 * does even when it is killed.
 */
export function untilAskedToEnd(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => asked.abort());
  }
  // A terminal's end of input is no request, and /dev/null is at its end from the start.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.once('end', () => asked.abort()).resume();
    // To listen is no reason to stay.
    process.stdin.unref();
  }
  return asked.signal;
}

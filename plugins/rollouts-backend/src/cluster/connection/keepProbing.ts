import type { Timing } from '../Timing';
import { SilenceError } from './Connection';

/** Probes a connection again and again until `signal` aborts; tells once when a probe fails or stays without answer. */
export function keepProbing({
  timing,
  every = timing.pingInterval,
  signal,
  probe,
  onSilence,
}: {
  timing: Timing;
  /** Milliseconds. */
  every?: number;
  signal: AbortSignal;
  probe: () => Promise<void>;
  onSilence: (error: Error) => void;
}): void {
  const loop = async () => {
    for (;;) {
      await timing.sleep(every, signal);
      await within(timing.pingTimeout, timing, signal, probe);
    }
  };
  loop().catch(error => {
    if (!signal.aborted) onSilence(error);
  });
}

async function within(
  ms: number,
  timing: Timing,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  const silence = awake(ms, timing, either).then(
    () => {
      throw new SilenceError('no answer to a ping');
    },
    error => {
      // Aborted because the answer came, or because nobody waits any more.
      if (signal.aborted) throw error;
    },
  );
  const answer = work();
  try {
    await Promise.race([answer, silence]);
  } finally {
    done.abort();
    answer.catch(() => {});
    silence.catch(() => {});
  }
}

/** Waits so long. A process that was held up, or put to sleep, has yet to read what came meanwhile, and waits again. */
async function awake(
  ms: number,
  timing: Timing,
  signal: AbortSignal,
): Promise<void> {
  const began = timing.monotonic();
  await timing.sleep(ms, signal);
  const late = timing.monotonic() - began - ms;
  if (late > ms / 4) await timing.sleep(ms, signal);
}

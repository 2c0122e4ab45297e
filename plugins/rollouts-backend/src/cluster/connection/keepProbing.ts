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
  const silence = timing.sleep(ms, AbortSignal.any([signal, done.signal])).then(
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

import { realTiming } from '../realTiming';
import { SilenceError } from './Connection';
import { keepProbing } from './keepProbing';

/** Sleeps of which each ends when told to, however late. */
class LateClock {
  #now = 0;
  #sleeping: { ms: number; wake(): void } | undefined;

  readonly timing = {
    ...realTiming,
    monotonic: () => this.#now,
    sleep: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        this.#sleeping = { ms, wake: resolve };
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };

  /** Ends the latest sleep, and returns how long it was to be. */
  async wake({ late = 0 } = {}): Promise<number> {
    const { ms, wake } = this.#sleeping ?? {};
    if (ms === undefined) throw new Error('nobody sleeps');
    this.#now += ms + late;
    wake?.();
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    return ms;
  }
}

const { pingInterval, pingTimeout } = realTiming;

function probing() {
  const clock = new LateClock();
  const stop = new AbortController();
  const said: Error[] = [];
  const answers: (() => void)[] = [];
  keepProbing({
    timing: clock.timing,
    signal: stop.signal,
    probe: () =>
      new Promise(resolve => {
        answers.push(resolve);
      }),
    onSilence: error => said.push(error),
  });
  return { clock, said, answers, stop: () => stop.abort() };
}

describe('keepProbing', () => {
  it('takes no answer in time for silence', async () => {
    const { clock, said, stop } = probing();
    expect(await clock.wake()).toBe(pingInterval);
    expect(await clock.wake()).toBe(pingTimeout);
    expect(said).toEqual([expect.any(SilenceError)]);
    stop();
  });

  it('waits once more when this process was put to sleep, as it has not read yet what came', async () => {
    const { clock, said, answers, stop } = probing();
    await clock.wake();
    expect(await clock.wake({ late: 60_000 })).toBe(pingTimeout);
    expect(said).toEqual([]);
    answers.at(-1)?.();
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    expect(await clock.wake()).toBe(pingInterval);
    expect(said).toEqual([]);
    stop();
  });

  it('takes it for silence when nothing has come by then either', async () => {
    const { clock, said, stop } = probing();
    await clock.wake();
    await clock.wake({ late: 60_000 });
    await clock.wake();
    expect(said).toEqual([expect.any(SilenceError)]);
    stop();
  });
});

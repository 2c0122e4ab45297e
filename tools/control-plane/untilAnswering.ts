import { setTimeout as delay } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import type { SupervisedProcess } from './ProcessSupervisor.ts';

export type Started = {
  /** For messages: which program it is. */
  name: string;
  process: SupervisedProcess;
  log: string;
};

/**
 * Resolves when `probe` returns true; a probe that throws is asked again. Rejects with the end of
 * the program's log when the program ends first. A server cannot tell that it starts to listen,
 * so this asks in a loop.
 */
export async function untilAnswering(
  { name, process, log }: Started,
  probe: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  let endedBecause: string | undefined;
  void process.ended.then(reason => {
    endedBecause = reason;
  });
  for (;;) {
    if (await probe().catch(() => false)) return;
    signal.throwIfAborted();
    if (endedBecause !== undefined) {
      throw new Error(
        `${name} ended with ${endedBecause}: ${await endOf(log)}`,
      );
    }
    await delay(50, undefined, { signal });
  }
}

async function endOf(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => 'it left no log');
  return text.trim().split('\n').slice(-5).join('\n');
}

import type { FlaggerEvent } from './FlaggerEvent';

/** What the events of the newest run tell, as far as they still exist. */
export type RunNews = {
  /** Why it failed; absent while it runs, and when the events are gone. */
  failure?: RunFailure;
  /** Name of the hook that holds the traffic where it is. */
  heldBy?: string;
  /** The newest failed check, in Flagger's words. */
  lastFailedCheck?: string;
  /** The last weight or check that it came to: 0 before the first; absent when the event of that is gone. */
  reached?: number;
};

export type RunFailure =
  | { by: 'checks'; failed: number; detail?: string }
  | { by: 'rollback-hook' }
  | { by: 'not-ready'; detail?: string }
  | { by: 'promotion'; detail?: string };

const BEGINS = /^New revision detected! /;
const COPIES = /^Copying \S+ template spec to /;
const FAILED = /^Canary failed! Scaling down /;
const PROMOTION_FAILED = /^Promotion of \S+ failed, primary not ready: (.*)$/s;
const THRESHOLD = /^Rolling back \S+ failed checks threshold reached (\d+)/;
const BY_HOOK = /^Rolling back \S+ manual webhook invoked/;
const NOT_READY = / not ready: (.*)$/s;
const TRAFFIC_HALT =
  /^Halt \S+ advancement waiting for traffic increase approval (.*)$/s;
const HALT = /^Halt \S* ?advancement (?!waiting for )(.*)$/s;
const GOES_ON = /^(Advance \S+ |Confirm-traffic-increase check )/;
// Of a run by checks, the number of the one that begins.
const ADVANCE = /^Advance \S+ canary (?:weight|iteration) (\d+)/;
/** client-go puts this before a text that stands for several. */
const COMBINED = '(combined from similar events): ';

/** Reads the events of one Canary, oldest first. Texts as of Flagger 1.36 to 1.44. */
export function readRun(events: readonly FlaggerEvent[]): RunNews {
  const texts = events.map(({ message }) =>
    message.startsWith(COMBINED) ? message.slice(COMBINED.length) : message,
  );
  const begin = texts.findLastIndex(text => BEGINS.test(text));
  const run = texts.slice(begin + 1);
  const lastFailedCheck = run
    .flatMap(text => HALT.exec(text)?.[1] ?? [])
    .at(-1);
  return {
    failure: failureOf(run, lastFailedCheck),
    heldBy: heldBy(run),
    lastFailedCheck,
    reached: reachedBy(run, begin >= 0),
  };
}

function reachedBy(run: readonly string[], isWhole: boolean) {
  const last = run.flatMap(text => ADVANCE.exec(text)?.[1] ?? []).at(-1);
  if (last !== undefined) return Number(last);
  return isWhole ? 0 : undefined;
}

function failureOf(
  run: readonly string[],
  lastFailedCheck: string | undefined,
): RunFailure | undefined {
  const promotion = run.flatMap(text => PROMOTION_FAILED.exec(text) ?? []);
  if (promotion.length > 0) return { by: 'promotion', detail: promotion[1] };
  if (!run.some(text => FAILED.test(text))) return undefined;
  const notReady = run.flatMap(text => NOT_READY.exec(text)?.[1] ?? []).at(-1);
  // Before 1.44 a promotion that fails is told in no other way.
  if (run.some(text => COPIES.test(text))) {
    return { by: 'promotion', detail: notReady };
  }
  if (run.some(text => BY_HOOK.test(text))) return { by: 'rollback-hook' };
  const threshold = run.flatMap(text => THRESHOLD.exec(text)?.[1] ?? []).at(-1);
  if (threshold !== undefined) {
    return {
      by: 'checks',
      failed: Number(threshold),
      detail: lastFailedCheck,
    };
  }
  return notReady === undefined
    ? undefined
    : { by: 'not-ready', detail: notReady };
}

/** A closed gate is told at every tick, so the newest of these texts decides. */
function heldBy(run: readonly string[]): string | undefined {
  const newest = run.findLast(
    text => TRAFFIC_HALT.test(text) || GOES_ON.test(text),
  );
  return newest === undefined ? undefined : TRAFFIC_HALT.exec(newest)?.[1];
}

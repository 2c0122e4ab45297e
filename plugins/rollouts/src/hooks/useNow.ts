import { useSyncExternalStore } from 'react';

import { portalNow } from '../model/portalTime';

const TICK_MS = 1000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = portalNow();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = portalNow();
    timer = setInterval(() => {
      now = portalNow();
      listeners.forEach(tell => tell());
    }, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function current(): number {
  // Before anyone listens nothing ticks; the first drawing must not show the time of the last visit.
  if (timer === undefined && portalNow() - now > TICK_MS) now = portalNow();
  return now;
}

/** The time in ms, as the portal has it, anew every second; all that tick on a page tick together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, current);
}

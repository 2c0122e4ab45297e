import type { Figures } from './Figures.ts';
import { growth } from './growth.ts';
import type { Turn } from './Soak.ts';

/** The first turns fill caches, and compile. */
const WARM_UP_SHARE = 0.2;

type Bound = {
  what: keyof Figures;
  unit: string;
  /** By how much it may have grown from the end of the warm-up, given what it is. */
  allowed(median: number): number;
};

const BOUNDS: readonly Bound[] = [
  { what: 'heapMB', unit: ' MB', allowed: median => median * 0.05 },
  { what: 'rssMB', unit: ' MB', allowed: median => median * 0.1 },
  { what: 'sockets', unit: '', allowed: () => 1 },
  { what: 'timers', unit: '', allowed: () => 2 },
];

export type Verdict = {
  what: keyof Figures;
  median: number;
  grown: number;
  isFlat: boolean;
  text: string;
};

/** Whether what the process held stayed as it was. */
export function verdicts(turns: readonly Turn[]): Verdict[] {
  const after = turns.slice(Math.ceil(turns.length * WARM_UP_SHARE));
  return BOUNDS.map(({ what, unit, allowed }) => {
    const samples = after.map(({ figures }) => figures[what]);
    const { median, grown } = growth(samples);
    const bound = allowed(median);
    const isFlat = grown <= bound;
    const [least, most] = [Math.min(...samples), Math.max(...samples)];
    return {
      what,
      median,
      grown,
      isFlat,
      text: `${what.padEnd(8)} ${shown(median)}${unit} (${shown(
        least,
      )} to ${shown(most)}), trend over the run ${grown > 0 ? '+' : ''}${shown(
        grown,
      )}${unit}, at most +${shown(bound)}${unit}`,
    };
  });
}

export const TURN_HEADER =
  '  minute   rows  equal after  heap MB  RSS MB  sockets  timers  handles  fault';

export function turnLine(turn: Turn): string {
  const { heapMB, rssMB, sockets, timers, handles } = turn.figures;
  return [
    turn.minute.toFixed(1).padStart(8),
    String(turn.rows).padStart(7),
    `${turn.equalAfterSeconds.toFixed(1)} s`.padStart(13),
    heapMB.toFixed(1).padStart(9),
    rssMB.toFixed(0).padStart(8),
    String(sockets).padStart(9),
    String(timers).padStart(8),
    String(handles).padStart(9),
    `  ${turn.fault}`,
  ].join('');
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

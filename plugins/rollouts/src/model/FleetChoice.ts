import type {
  FleetQuery,
  FleetTotals,
  Phase,
} from '@rollouts-portal/plugin-rollouts-common';

type StateFilter = Pick<FleetQuery, 'phase' | 'waitingFor'>;

/** What a counter of the fleet counts and, when it is chosen, shows. */
export type FleetChoice =
  | 'waiting'
  | 'degraded'
  | 'moving'
  | 'healthy'
  | 'unknown'
  | 'all';

/** In the order in which they ask for attention. */
export const FLEET_CHOICES: readonly FleetChoice[] = [
  'waiting',
  'degraded',
  'moving',
  'healthy',
  'unknown',
  'all',
];

export const FILTER_OF: Record<FleetChoice, StateFilter> = {
  waiting: { phase: [], waitingFor: ['human'] },
  degraded: { phase: ['Degraded'], waitingFor: [] },
  moving: { phase: ['Progressing', 'Paused'], waitingFor: ['not-human'] },
  healthy: { phase: ['Healthy'], waitingFor: [] },
  unknown: { phase: ['Unknown'], waitingFor: [] },
  all: { phase: [], waitingFor: [] },
};

/** The phase whose look a counter has. */
export const LOOK_OF: Record<Exclude<FleetChoice, 'all'>, Phase> = {
  waiting: 'Paused',
  degraded: 'Degraded',
  moving: 'Progressing',
  healthy: 'Healthy',
  unknown: 'Unknown',
};

/** Undefined where an address asks for something else than any counter does. */
export function choiceOf(query: StateFilter): FleetChoice | undefined {
  return FLEET_CHOICES.find(
    choice =>
      isSame(FILTER_OF[choice].phase, query.phase) &&
      isSame(FILTER_OF[choice].waitingFor, query.waitingFor),
  );
}

export function countOf(choice: FleetChoice, totals: FleetTotals): number {
  switch (choice) {
    case 'waiting':
      return totals.waiting;
    case 'moving':
      return totals.moving;
    case 'all':
      return totals.all;
    default:
      return totals.phases[LOOK_OF[choice]];
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(each => b.includes(each));
}

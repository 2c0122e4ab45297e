import type { StoredObject } from '../../store/KubernetesObject';
import { durationOf } from '../engine/durationOf';

/** On a Job: how it ends, such as `fails after 20s`. */
export const JOB_FATE = 'simulator.rollouts-portal.io/job';

const USUALLY = 'succeeds after 5s';

export function jobFate({ metadata }: StoredObject): {
  succeeds: boolean;
  after: number;
} {
  const told = metadata.annotations?.[JOB_FATE] ?? USUALLY;
  const [, verb, duration] = /^(succeeds|fails) after (\S+)$/.exec(told) ?? [];
  return { succeeds: verb !== 'fails', after: durationOf(duration) ?? 0 };
}

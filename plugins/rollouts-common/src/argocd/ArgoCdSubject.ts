import type { DerivedSummary } from '../model/Derived';
import type { RolloutState } from '../status/RolloutState';
import type { TrackedObject } from './trackingOf';

/** A rollout with what was concluded of it, for whoever asks what Argo CD has to do with it. */
export type ArgoCdSubject = {
  object: TrackedObject;
  state: RolloutState;
  derived: Pick<DerivedSummary, 'phase' | 'waitingFor' | 'actions'>;
};

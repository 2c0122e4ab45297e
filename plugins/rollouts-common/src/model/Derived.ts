import type { ActionPreview } from '../api/actionSchema';
import type {
  Action,
  RolloutDetail,
  RolloutSummary,
} from '../api/rolloutSchema';

/** Whether a verb has an effect on a rollout in this state; says nothing about who may use it. */
export type PossibleAction = Omit<Action, 'permitted' | 'denial'>;

/** What is added by the one who knows where the rollout lives and who asks. */
type Placed =
  | 'id'
  | 'cluster'
  | 'environment'
  | 'freshness'
  | 'ownership'
  | 'actions'
  | 'argoCd';

/** The part of a summary that follows from facts and journal alone. */
export type DerivedSummary = Omit<RolloutSummary, Placed> & {
  actions: PossibleAction[];
};

/** The part of it by which a fleet is searched, filtered and sorted. */
export type DerivedStanding = Pick<
  DerivedSummary,
  | 'namespace'
  | 'name'
  | 'provider'
  | 'strategy'
  | 'phase'
  | 'waitingFor'
  | 'since'
  | 'due'
  | 'images'
> & {
  /** At least those that decide what becomes of an update. */
  actions: PossibleAction[];
};

export type DerivedDetail = Omit<
  RolloutDetail,
  Placed | 'argoCdDetail' | 'watchedSince'
> & {
  actions: PossibleAction[];
};

export type DerivedPreview = Omit<ActionPreview, 'rolloutId'>;

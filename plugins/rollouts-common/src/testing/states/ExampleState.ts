import type { RolloutState } from '../../status/RolloutState';

/** One state that a rollout can be in, and how we know of it. */
export type ExampleState = {
  state: RolloutState;
  /**
   * `recorded`: a real controller was seen in it, in the scenario of that name. `CRD only`: nobody has seen it, the
   * schema of the object allows it. `documented`: upstream's source or documents tell of it.
   */
  source: { how: 'recorded' | 'CRD only' | 'documented'; where?: string };
};

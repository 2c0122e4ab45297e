import { numberAt } from '../../engine/fields';
import { rolloutStage } from '../rolloutStage';

/** A Rollout that names no number of Pods gets one, in its spec. */
export const replicasAreDefaulted = rolloutStage({
  name: 'replicas-are-defaulted',
  matches: ({ spec }) => numberAt(spec, 'replicas') === undefined,
  next: ({ name }) => [
    { write: 'patch', of: name, patch: { spec: { replicas: 1 } } },
  ],
});

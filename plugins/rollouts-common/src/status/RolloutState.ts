import type { Known } from './argo-rollouts/Known';
import type { RolloutFacts } from './argo-rollouts/RolloutFacts';
import type { FlaggerFacts } from './flagger/FlaggerFacts';
import type { FlaggerKnown } from './flagger/FlaggerKnown';
import type { KnownPods } from './pods/KnownPods';
import type { WorkloadFacts } from './workloads/WorkloadFacts';

/** All that is known of one rollout, whatever its controller: its own object as facts, and what was seen beside it. */
export type RolloutState =
  | { provider: 'argo-rollouts'; facts: RolloutFacts; known: Known }
  | { provider: 'flagger'; facts: FlaggerFacts; known: FlaggerKnown }
  | { provider: 'workload'; facts: WorkloadFacts; known?: KnownPods };

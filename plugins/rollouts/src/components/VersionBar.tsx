import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { replacesPods } from '../model/replacesPods';
import { PodsBar } from './PodsBar';
import { TrafficBar } from './TrafficBar';

/** How far the new version has come, in what its strategy moves: traffic or pods. Nothing where no strategy is known. */
export function VersionBar({
  rollout: { weights, strategy, phase, pods },
  size,
}: {
  rollout: Pick<RolloutSummary, 'weights' | 'strategy' | 'phase' | 'pods'>;
  size?: 'full' | 'small';
}) {
  if (strategy === 'none') return null;
  if (replacesPods(strategy)) {
    return pods ? <PodsBar pods={pods} size={size} /> : null;
  }
  return (
    <TrafficBar
      weights={weights}
      strategy={strategy}
      settled={phase === 'Healthy'}
      size={size}
    />
  );
}

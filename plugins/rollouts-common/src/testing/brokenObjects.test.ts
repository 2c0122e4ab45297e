import fc from 'fast-check';

import { projectRollout } from '../status/argo-rollouts/projectRollout';
import { rolloutPhase } from '../status/argo-rollouts/rolloutPhase';
import { brokenObjects } from './brokenObjects';
import { recordedObjects } from './recordedObjects';

// Damage that damages nothing would prove nothing.
it('breaks what is read: names, phases, everything', () => {
  const recorded = recordedObjects('argo-rollouts', 'Rollout');
  const found = fc
    .sample(brokenObjects(recorded), { numRuns: 2000, seed: 1 })
    .map(object => {
      try {
        const facts = projectRollout(object);
        if (rolloutPhase(facts).phase === 'Unknown') return 'Unknown';
        return facts.unreadable ? 'a field is left out' : 'whole';
      } catch {
        return 'refused';
      }
    });
  for (const outcome of ['Unknown', 'a field is left out', 'refused']) {
    expect(found.filter(each => each === outcome).length).toBeGreaterThan(50);
  }
});

import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isHealthy, isSettled } from '../workloadStates';

export const noSteps: Story = {
  name: 'no-steps',
  tells:
    'A canary without steps: a new version replaces the old one Pod by Pod.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['pick-lists'], staging: ['search-indexer'] },
  leadTime: 1,
  shows: isHealthy,
  manifests: placement => [
    rollout(placement, { replicas: 6, strategy: { canary: { maxSurge: 1 } } }),
  ],
  async prepare() {},
  async play(service) {
    await service.wait(120, 300);
    await service.release();
    await service.until(isSettled, { atMost: 180 });
  },
};

import { deployment } from '../manifests/deployment';
import type { Story } from '../Story';
import { isRolledOut, isRolling } from '../workloadStates';

export const deploymentRolls: Story = {
  name: 'deployment-rolls',
  tells: 'A plain Deployment: a new version replaces the old one Pod by Pod.',
  kind: 'Deployment',
  cast: {
    'prod-eu': ['feature-flags', 'notifications'],
    staging: ['feature-flags'],
  },
  leadTime: 8,
  shows: isRolling,
  manifests: placement => [
    deployment(placement, {
      replicas: 8,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      },
    }),
  ],
  async prepare(service) {
    await service.release();
  },
  async play(service) {
    await service.until(isRolledOut, { atMost: 180 });
    await service.wait(90, 240);
    await service.release();
  },
};

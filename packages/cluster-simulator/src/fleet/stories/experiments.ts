import { rollout } from '../manifests/rollout';
import { successRate } from '../manifests/successRate';
import type { Story } from '../Story';
import { isAtStep, isSettled, runsExperiment } from '../workloadStates';

export const experiments: Story = {
  name: 'experiments',
  tells:
    'Before a new version gets any traffic it runs for a minute and a half beside the old one, and both are measured.',
  kind: 'Rollout',
  cast: { staging: ['autocomplete'], 'prod-us': ['wishlists'] },
  leadTime: 45,
  shows: runsExperiment,
  manifests: placement => [
    successRate(placement),
    rollout(placement, {
      strategy: {
        canary: {
          steps: [
            {
              experiment: {
                duration: '90s',
                templates: [
                  { name: 'baseline', specRef: 'stable', replicas: 1 },
                  { name: 'candidate', specRef: 'canary', replicas: 1 },
                ],
                analyses: [
                  {
                    name: 'compare',
                    templateName: `${placement.service}-success-rate`,
                  },
                ],
              },
            },
            { setWeight: 50 },
            { pause: { duration: '40s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 20);
    await service.release();
    await service.until(runsExperiment, { atMost: 15 });
  },
  async play(service) {
    await service.until(isSettled, { atMost: 300 });
    await service.wait(60, 150);
    await service.release();
    await service.until(isAtStep(1), { atMost: 180 });
  },
};

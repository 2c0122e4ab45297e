import { rollout } from '../manifests/rollout';
import { successRate } from '../manifests/successRate';
import type { Story } from '../Story';
import { isAtStep, isSettled } from '../workloadStates';

export const analysisPasses: Story = {
  name: 'analysis-passes',
  tells:
    'At each weight the requests are measured for two minutes, and all is well.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['product-catalogue'], staging: ['fraud-check'] },
  leadTime: 70,
  shows: isAtStep(1),
  manifests: placement => {
    const analysis = {
      templates: [{ templateName: `${placement.service}-success-rate` }],
    };
    return [
      successRate(placement, { count: 12 }),
      rollout(placement, {
        strategy: {
          canary: {
            steps: [
              { setWeight: 25 },
              { analysis },
              { setWeight: 50 },
              { analysis },
            ],
          },
        },
      }),
    ];
  },
  async prepare(service) {
    await service.release();
    await service.until(isAtStep(1), { atMost: 60 });
  },
  async play(service) {
    await service.until(isSettled, { atMost: 420 });
    await service.wait(60, 120);
    await service.release();
    await service.until(isAtStep(1), { atMost: 60 });
  },
};

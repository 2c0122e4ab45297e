import { rollout } from '../manifests/rollout';
import { SUCCESS_RATE, successRate } from '../manifests/successRate';
import type { Story } from '../Story';
import { isAborted, isSettled } from '../workloadStates';

export const analysisFails: Story = {
  name: 'analysis-fails',
  tells:
    'At 40 % too many requests fail; the analysis aborts the update, until a corrected version comes.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['fraud-check'], 'prod-us': ['recommendations'] },
  leadTime: 320,
  shows: isAborted,
  manifests: placement => [
    successRate(placement),
    rollout(placement, {
      replicas: 5,
      strategy: {
        canary: {
          steps: [
            { setWeight: 20 },
            { pause: { duration: '20s' } },
            { setWeight: 40 },
            {
              analysis: {
                templates: [
                  { templateName: `${placement.service}-success-rate` },
                ],
              },
            },
            { setWeight: 80 },
            { pause: { duration: '20s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 90);
    service.answer(SUCCESS_RATE, ['good', 'good', 'bad']);
    await service.release();
    await service.until(isAborted, { atMost: 180 });
  },
  async play(service) {
    await service.until(workload => !isAborted(workload), { atMost: 360 });
    // Tried again it fails again.
    await service.until(isAborted, { atMost: 180 });
    service.answer(SUCCESS_RATE, ['good']);
    await service.release();
    await service.until(isSettled, { atMost: 240 });
    await service.wait(60, 180);
    service.answer(SUCCESS_RATE, ['good', 'good', 'bad']);
    await service.release();
    await service.until(isAborted, { atMost: 180 });
  },
};

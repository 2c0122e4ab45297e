import { rollout } from '../manifests/rollout';
import { SUCCESS_RATE, successRate } from '../manifests/successRate';
import type { Story } from '../Story';
import { isPaused, isSettled } from '../workloadStates';

export const analysisInconclusive: Story = {
  name: 'analysis-inconclusive',
  tells:
    'The measured value is neither good nor bad, so that a person is asked what to do.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['reviews'] },
  leadTime: 200,
  shows: isPaused,
  manifests: placement => [
    successRate(placement, {
      failureCondition: 'result[0] < 0.9',
      inconclusiveLimit: 1,
    }),
    rollout(placement, {
      strategy: {
        canary: {
          steps: [
            { setWeight: 25 },
            {
              analysis: {
                templates: [
                  { templateName: `${placement.service}-success-rate` },
                ],
              },
            },
            { setWeight: 50 },
            { pause: { duration: '30s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    service.answer(SUCCESS_RATE, ['good', 0.94]);
    await service.release();
    await service.until(isPaused, { atMost: 150 });
  },
  async play(service) {
    const somebodyCame = await service.until(workload => !isPaused(workload), {
      atMost: 420,
    });
    if (somebodyCame) {
      await service.until(isSettled, { atMost: 240 });
      await service.wait(60, 120);
    }
    await service.release();
    await service.until(isPaused, { atMost: 150 });
  },
};

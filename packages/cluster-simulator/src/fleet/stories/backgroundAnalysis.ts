import { rollout } from '../manifests/rollout';
import { SUCCESS_RATE, successRate } from '../manifests/successRate';
import type { Story } from '../Story';
import { isAborted, isAtStep, isPaused, isSettled } from '../workloadStates';

export const backgroundAnalysis: Story = {
  name: 'background-analysis',
  tells:
    'While a new version takes over it is measured all the time; every other version fails and is aborted.',
  kind: 'Rollout',
  cast: { 'prod-us': ['invoicing'], 'prod-eu': ['recommendations'] },
  leadTime: 75,
  shows: isAtStep(1),
  manifests: placement => [
    // Without a count it goes on until the update is over.
    successRate(placement, { count: undefined, failureLimit: 2 }),
    rollout(placement, {
      strategy: {
        canary: {
          analysis: {
            templates: [{ templateName: `${placement.service}-success-rate` }],
            startingStep: 1,
          },
          steps: [
            { setWeight: 25 },
            { pause: { duration: '60s' } },
            { setWeight: 50 },
            { pause: { duration: '60s' } },
            { setWeight: 75 },
            { pause: { duration: '60s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 30);
    await service.release();
    await service.until(isPaused, { atMost: 60 });
  },
  async play(service) {
    await service.until(isSettled, { atMost: 300 });
    await service.wait(60, 120);
    service.answer(SUCCESS_RATE, [0.991, 0.987, 0.96, 0.94, 0.91]);
    await service.release();
    await service.until(isAborted, { atMost: 240 });
    await service.wait(120, 180);
    service.answer(SUCCESS_RATE, ['good']);
    await service.release();
    await service.until(isPaused, { atMost: 60 });
  },
};

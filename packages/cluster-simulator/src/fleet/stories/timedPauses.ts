import type { Story } from '../Story';
import { rollout } from '../manifests/rollout';
import { isAtStep, isSettled } from '../workloadStates';

export const timedPauses: Story = {
  name: 'timed-pauses',
  tells: 'A new version takes more and more traffic, with a minute in between.',
  kind: 'Rollout',
  cast: {
    'prod-eu': ['checkout', 'stock-levels'],
    'prod-us': ['search', 'notifications'],
    staging: ['vouchers', 'product-images'],
  },
  leadTime: 90,
  shows: isAtStep(1),
  manifests: placement => [
    rollout(placement, {
      replicas: 10,
      strategy: {
        canary: {
          steps: [
            { setWeight: 10 },
            { pause: { duration: '60s' } },
            { setWeight: 30 },
            { pause: { duration: 60 } },
            { setWeight: 60 },
            { pause: { duration: '1m' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 20);
    await service.release();
    await service.until(isAtStep(1), { atMost: 60 });
  },
  async play(service) {
    await service.until(isSettled, { atMost: 420 });
    await service.wait(45, 120);
    await service.release();
    await service.until(isAtStep(1), { atMost: 60 });
  },
};

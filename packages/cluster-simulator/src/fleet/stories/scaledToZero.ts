import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isHealthy, isSettled } from '../workloadStates';

export const scaledToZero: Story = {
  name: 'scaled-to-zero',
  tells: 'Nothing runs: the service is scaled to zero, and healthy at that.',
  kind: 'Rollout',
  cast: { 'prod-us': ['payout-scheduler'], staging: ['payout-scheduler'] },
  leadTime: 1,
  shows: isHealthy,
  manifests: placement => [
    rollout(placement, {
      replicas: 0,
      strategy: {
        canary: { steps: [{ setWeight: 50 }, { pause: { duration: '10s' } }] },
      },
    }),
  ],
  async prepare() {},
  async play(service) {
    await service.wait(300, 600);
    await service.release();
    await service.until(isSettled, { atMost: 60 });
  },
};

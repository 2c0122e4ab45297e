import type { Story } from '../Story';
import { rollout } from '../manifests/rollout';
import { isPaused, isSettled } from '../workloadStates';

export const waitsForPerson: Story = {
  name: 'waits-for-person',
  tells:
    'A new version waits at 20 % until a person promotes or aborts it; after eight minutes a newer one takes its place.',
  kind: 'Rollout',
  cast: {
    'prod-eu': ['payments-api', 'parcel-tracking'],
    'prod-us': ['basket', 'price-feed'],
    staging: ['price-experiments'],
  },
  leadTime: 330,
  shows: isPaused,
  manifests: placement => [
    rollout(placement, {
      replicas: 5,
      strategy: {
        canary: {
          steps: [
            { setWeight: 20 },
            { pause: {} },
            { setWeight: 60 },
            { pause: { duration: '45s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 180);
    await service.release();
    await service.until(isPaused, { atMost: 120 });
  },
  async play(service) {
    const somebodyCame = await service.until(workload => !isPaused(workload), {
      atMost: 480,
    });
    if (somebodyCame) {
      await service.until(isSettled, { atMost: 240 });
      await service.wait(60, 150);
    }
    await service.release();
    await service.until(isPaused, { atMost: 120 });
  },
};

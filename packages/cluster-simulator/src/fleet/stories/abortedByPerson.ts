import type { Story } from '../Story';
import { rollout } from '../manifests/rollout';
import { isAborted, isPaused, isSettled } from '../workloadStates';

export const abortedByPerson: Story = {
  name: 'aborted-by-person',
  tells:
    'Somebody has aborted an update; it can be tried again, and after seven minutes a corrected version comes.',
  kind: 'Rollout',
  cast: {
    'prod-eu': ['wishlists'],
    'prod-us': ['gift-cards'],
  },
  leadTime: 300,
  shows: isAborted,
  manifests: placement => [
    rollout(placement, {
      strategy: {
        canary: {
          steps: [
            { setWeight: 25 },
            { pause: { duration: '40s' } },
            { setWeight: 50 },
            { pause: { duration: '40s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 120);
    await service.release();
    await service.until(isPaused, { atMost: 60 });
    await service.wait(5, 15);
    service.abort();
    await service.until(isAborted, { atMost: 30 });
  },
  async play(service) {
    await service.until(workload => !isAborted(workload), { atMost: 420 });
    await service.until(isSettled, { atMost: 240 });
    await service.release();
    await service.until(isSettled, { atMost: 240 });
    await service.wait(60, 120);
    await service.release();
    await service.until(isPaused, { atMost: 60 });
    await service.wait(10, 30);
    service.abort();
    await service.until(isAborted, { atMost: 30 });
  },
};

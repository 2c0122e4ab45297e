import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isDegraded, isSettled } from '../workloadStates';

export const stuck: Story = {
  name: 'stuck',
  tells:
    'The Pods of a new version crash and nobody has said that this aborts it: it stays as it is, past its deadline.',
  kind: 'Rollout',
  cast: { staging: ['shipping-quotes'] },
  leadTime: 240,
  shows: isDegraded,
  manifests: placement => [
    rollout(placement, {
      progressDeadlineSeconds: 90,
      strategy: {
        canary: { steps: [{ setWeight: 50 }, { pause: { duration: '30s' } }] },
      },
    }),
  ],
  async prepare(service) {
    await service.release({ crashing: true });
    await service.until(isDegraded, { atMost: 180 });
  },
  async play(service) {
    await service.wait(300, 420);
    await service.release();
    await service.until(isSettled, { atMost: 180 });
    await service.wait(60, 120);
    await service.release({ crashing: true });
    await service.until(isDegraded, { atMost: 180 });
  },
};

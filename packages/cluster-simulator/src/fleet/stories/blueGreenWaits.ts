import { blueGreenServices } from '../manifests/blueGreenServices';
import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isPaused, isSettled } from '../workloadStates';

export const blueGreenWaits: Story = {
  name: 'blue-green-waits',
  tells:
    'The new version stands beside the old one, and a person decides when all traffic goes over.',
  kind: 'Rollout',
  cast: {
    'prod-eu': ['payments-ledger'],
    'prod-us': ['order-confirmation'],
    staging: ['wallet'],
  },
  leadTime: 360,
  shows: isPaused,
  manifests: placement => [
    ...blueGreenServices(placement),
    rollout(placement, {
      replicas: 3,
      strategy: {
        blueGreen: {
          activeService: `${placement.service}-active`,
          previewService: `${placement.service}-preview`,
          previewReplicaCount: 1,
          autoPromotionEnabled: false,
          scaleDownDelaySeconds: 60,
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 60);
    await service.release();
    await service.until(isPaused, { atMost: 120 });
  },
  async play(service) {
    const somebodyCame = await service.until(workload => !isPaused(workload), {
      atMost: 540,
    });
    if (somebodyCame) {
      await service.until(isSettled, { atMost: 240 });
      await service.wait(90, 150);
    }
    await service.release();
    await service.until(isPaused, { atMost: 120 });
  },
};

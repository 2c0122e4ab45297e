import { blueGreenServices } from '../manifests/blueGreenServices';
import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isPaused, isSettled } from '../workloadStates';

export const blueGreenByItself: Story = {
  name: 'blue-green-by-itself',
  tells:
    'The new version stands beside the old one for a minute and a half, then all traffic goes over.',
  kind: 'Rollout',
  cast: { 'prod-us': ['currency-rates'], staging: ['address-book'] },
  leadTime: 60,
  shows: isPaused,
  manifests: placement => [
    ...blueGreenServices(placement),
    rollout(placement, {
      replicas: 3,
      strategy: {
        blueGreen: {
          activeService: `${placement.service}-active`,
          previewService: `${placement.service}-preview`,
          autoPromotionSeconds: 90,
          scaleDownDelaySeconds: 30,
        },
      },
    }),
  ],
  async prepare(service) {
    await service.release();
    await service.until(isPaused, { atMost: 50 });
  },
  async play(service) {
    await service.until(workload => !isPaused(workload), { atMost: 240 });
    await service.until(isSettled, { atMost: 120 });
    await service.wait(120, 240);
    await service.release();
    await service.until(isPaused, { atMost: 120 });
  },
};

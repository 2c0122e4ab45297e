import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isHealthy, isSettled } from '../workloadStates';

export const steady: Story = {
  name: 'steady',
  tells:
    'Healthy; every few minutes a new version goes through quick steps and is healthy, too.',
  kind: 'Rollout',
  cast: {
    'prod-eu': [
      'search',
      'basket',
      'invoicing',
      'delivery-slots',
      'search-indexer',
      'gift-cards',
    ],
    'prod-us': [
      'payments-api',
      'checkout',
      'product-images',
      'parcel-tracking',
    ],
    staging: ['payments-api', 'checkout', 'recommendations', 'pick-lists'],
  },
  leadTime: 1,
  shows: isHealthy,
  manifests: placement => [
    rollout(placement, {
      strategy: {
        canary: {
          steps: [
            { setWeight: 25 },
            { pause: { duration: '20s' } },
            { setWeight: 50 },
            { pause: { duration: '20s' } },
          ],
        },
      },
    }),
  ],
  async prepare() {},
  async play(service) {
    await service.wait(60, 900);
    await service.release();
    await service.until(isSettled, { atMost: 180 });
  },
};

import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isAtStep, isHealthy, isSettled } from '../workloadStates';

export const rolledBack: Story = {
  name: 'rolled-back',
  tells:
    'Halfway through, somebody goes back to the version before; some minutes later the next one is tried.',
  kind: 'Rollout',
  cast: { 'prod-us': ['reviews'] },
  leadTime: 120,
  shows: isHealthy,
  manifests: placement => [
    rollout(placement, {
      strategy: {
        canary: {
          steps: [
            { setWeight: 25 },
            { pause: { duration: '50s' } },
            { setWeight: 50 },
            { pause: { duration: '50s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    const before = service.image;
    await service.release();
    await service.until(isAtStep(1), { atMost: 60 });
    await service.wait(15, 25);
    await service.setImage(before);
    await service.until(isSettled, { atMost: 60 });
  },
  async play(service) {
    await service.wait(90, 180);
    const before = service.image;
    await service.release();
    await service.release();
    await service.until(isAtStep(3), { atMost: 180 });
    await service.wait(20, 30);
    await service.setImage(before);
    await service.until(isSettled, { atMost: 180 });
    await service.wait(60, 120);
    await service.release();
    await service.release();
    await service.until(isSettled, { atMost: 240 });
  },
};

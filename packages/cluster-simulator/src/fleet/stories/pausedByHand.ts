import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isAtStep, isHeld, isSettled } from '../workloadStates';

export const pausedByHand: Story = {
  name: 'paused-by-hand',
  tells:
    'Somebody has paused a rollout in its spec, in the middle of its steps.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['returns'], staging: ['tax-calculator'] },
  leadTime: 420,
  shows: isHeld,
  manifests: placement => [
    rollout(placement, {
      strategy: {
        canary: {
          steps: [
            { setWeight: 25 },
            { pause: { duration: '30s' } },
            { setWeight: 50 },
            { pause: { duration: '30s' } },
            { setWeight: 75 },
            { pause: { duration: '30s' } },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 120);
    await service.release();
    await service.until(isAtStep(3), { atMost: 120 });
    service.patchSpec({ paused: true });
    await service.wait(5);
  },
  async play(service) {
    await service.until(workload => !isHeld(workload), { atMost: 480 });
    service.patchSpec({ paused: null });
    await service.until(isSettled, { atMost: 240 });
    await service.wait(60, 120);
    await service.release();
    await service.until(isAtStep(3), { atMost: 120 });
    service.patchSpec({ paused: true });
    await service.wait(5);
  },
};

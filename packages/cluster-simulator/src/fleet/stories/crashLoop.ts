import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isAborted, isSettled } from '../workloadStates';

export const crashLoop: Story = {
  name: 'crash-loop',
  tells:
    'The Pods of a new version crash; the deadline passes and the update is aborted, until a corrected version comes.',
  kind: 'Rollout',
  cast: { 'prod-us': ['warehouse-router'], staging: ['refunds'] },
  leadTime: 300,
  shows: isAborted,
  manifests: placement => [
    rollout(placement, {
      progressDeadlineSeconds: 60,
      progressDeadlineAbort: true,
      strategy: {
        canary: { steps: [{ setWeight: 25 }, { pause: { duration: '30s' } }] },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 120);
    await service.release({ crashing: true });
    await service.until(isAborted, { atMost: 180 });
  },
  async play(service) {
    // Tried again it crashes again; only another version helps.
    await service.wait(240, 300);
    await service.release();
    await service.until(isSettled, { atMost: 180 });
    await service.wait(90, 180);
    await service.release({ crashing: true });
    await service.until(isAborted, { atMost: 180 });
  },
};

import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isHealthy } from '../workloadStates';

export const restarted: Story = {
  name: 'restarted',
  tells: 'The same version all the time; now and then its Pods are restarted.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['card-vault'] },
  leadTime: 30,
  shows: isHealthy,
  manifests: placement => [
    rollout(placement, {
      replicas: 6,
      strategy: { canary: { steps: [{ setWeight: 50 }, { pause: {} }] } },
    }),
  ],
  async prepare(service) {
    service.restart();
    await service.wait(10);
  },
  async play(service) {
    await service.wait(180, 360);
    service.restart();
  },
};

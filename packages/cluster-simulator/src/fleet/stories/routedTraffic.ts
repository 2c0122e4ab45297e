import { ingress } from '../manifests/ingress';
import { kubernetesService } from '../manifests/kubernetesService';
import { rollout } from '../manifests/rollout';
import type { Story } from '../Story';
import { isAtStep, isPaused, isSettled } from '../workloadStates';

export const routedTraffic: Story = {
  name: 'routed-traffic',
  tells:
    'The router sends a new version its share of the requests, whatever the number of Pods; at half a person decides.',
  kind: 'Rollout',
  cast: { 'prod-eu': ['edge-gateway'], 'prod-us': ['edge-gateway'] },
  leadTime: 150,
  shows: isAtStep(3),
  manifests: placement => [
    kubernetesService(placement, `${placement.service}-stable`),
    kubernetesService(placement, `${placement.service}-canary`),
    ingress(placement),
    rollout(placement, {
      replicas: 6,
      strategy: {
        canary: {
          stableService: `${placement.service}-stable`,
          canaryService: `${placement.service}-canary`,
          trafficRouting: { nginx: { stableIngress: placement.service } },
          steps: [
            { setWeight: 5 },
            { pause: { duration: '45s' } },
            { setWeight: 20 },
            { pause: { duration: '45s' } },
            { setWeight: 50 },
            { pause: {} },
          ],
        },
      },
    }),
  ],
  async prepare(service) {
    await service.wait(0, 60);
    await service.release();
    await service.until(isAtStep(3), { atMost: 85 });
  },
  async play(service) {
    await service.until(isAtStep(5), { atMost: 240 });
    const somebodyCame = await service.until(
      workload => !isPaused(workload) && isSettled(workload),
      { atMost: 480 },
    );
    if (somebodyCame) await service.wait(60, 120);
    await service.release();
    await service.until(isAtStep(3), { atMost: 120 });
  },
};

import { deployment } from '../manifests/deployment';
import { flaggerCanary } from '../manifests/flaggerCanary';
import type { Story } from '../Story';
import { isInPhase } from '../workloadStates';

const GATE = 'approval';
const CLOSED = '403 nobody has approved yet';

export const flaggerGate: Story = {
  name: 'flagger-gate',
  tells:
    'Flagger has measured a new version and asks a gate whether to promote it; after eight minutes somebody opens the gate.',
  kind: 'Canary',
  cast: { 'prod-eu': ['sign-in'] },
  leadTime: 330,
  shows: isInPhase('WaitingPromotion'),
  manifests: placement => [
    deployment(placement),
    flaggerCanary(placement, {
      stepWeight: 25,
      webhooks: [
        {
          name: GATE,
          type: 'confirm-promotion',
          url: `http://gates.platform.svc/${placement.service}`,
        },
      ],
    }),
  ],
  async prepare(service) {
    service.answerHook(GATE, CLOSED);
    await service.release();
    await service.until(isInPhase('WaitingPromotion'), { atMost: 240 });
  },
  async play(service) {
    await service.until(workload => !isInPhase('WaitingPromotion')(workload), {
      atMost: 480,
    });
    service.answerHook(GATE, '200 ok');
    await service.until(isInPhase('Succeeded', 'Failed'), { atMost: 240 });
    await service.wait(90, 150);
    service.answerHook(GATE, CLOSED);
    await service.release();
    await service.until(isInPhase('WaitingPromotion'), { atMost: 240 });
  },
};

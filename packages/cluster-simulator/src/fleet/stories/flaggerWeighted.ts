import { deployment } from '../manifests/deployment';
import { flaggerCanary } from '../manifests/flaggerCanary';
import type { Story } from '../Story';
import { isInPhase } from '../workloadStates';

export const flaggerWeighted: Story = {
  name: 'flagger-weighted',
  tells:
    'Flagger gives a new version 10 % more of the requests every fifteen seconds, up to half, and then promotes it.',
  kind: 'Canary',
  cast: { 'prod-eu': ['carrier-gateway'], staging: ['loyalty'] },
  leadTime: 60,
  shows: isInPhase('Progressing'),
  manifests: placement => [deployment(placement), flaggerCanary(placement)],
  async prepare(service) {
    await service.release();
    await service.until(isInPhase('Progressing'), { atMost: 55 });
  },
  async play(service) {
    await service.until(isInPhase('Succeeded', 'Failed'), { atMost: 300 });
    await service.wait(90, 150);
    await service.release();
    await service.until(isInPhase('Progressing'), { atMost: 60 });
  },
};

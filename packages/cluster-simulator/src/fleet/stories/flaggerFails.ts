import { deployment } from '../manifests/deployment';
import {
  flaggerCanary,
  REQUEST_SUCCESS_RATE,
} from '../manifests/flaggerCanary';
import type { Story } from '../Story';
import { isInPhase } from '../workloadStates';

export const flaggerFails: Story = {
  name: 'flagger-fails',
  tells:
    'Too many requests to a new version fail, so that Flagger takes it back; the next one is good.',
  kind: 'Canary',
  cast: { 'prod-us': ['media-proxy'] },
  leadTime: 240,
  shows: isInPhase('Failed'),
  manifests: placement => [deployment(placement), flaggerCanary(placement)],
  async prepare(service) {
    service.answer(REQUEST_SUCCESS_RATE, ['good', 'good', 'bad']);
    await service.release();
    await service.until(isInPhase('Failed'), { atMost: 230 });
  },
  async play(service) {
    await service.wait(240, 360);
    service.answer(REQUEST_SUCCESS_RATE, ['good']);
    await service.release();
    await service.until(isInPhase('Succeeded'), { atMost: 300 });
    await service.wait(90, 150);
    service.answer(REQUEST_SUCCESS_RATE, ['good', 'good', 'bad']);
    await service.release();
    await service.until(isInPhase('Failed'), { atMost: 240 });
  },
};

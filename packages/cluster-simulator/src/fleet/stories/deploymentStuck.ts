import { deployment } from '../manifests/deployment';
import type { Story } from '../Story';
import { isPastDeadline, isRolledOut } from '../workloadStates';

export const deploymentStuck: Story = {
  name: 'deployment-stuck',
  tells:
    'The Pods of a new version crash and the old ones go on, until a corrected version comes.',
  kind: 'Deployment',
  cast: { staging: ['audit-trail'] },
  leadTime: 180,
  shows: isPastDeadline,
  manifests: placement => [
    deployment(placement, { progressDeadlineSeconds: 90 }),
  ],
  async prepare(service) {
    await service.release({ crashing: true });
    await service.wait(150);
  },
  async play(service) {
    await service.wait(240, 360);
    await service.release();
    await service.until(isRolledOut, { atMost: 180 });
    await service.wait(90, 180);
    await service.release({ crashing: true });
    await service.wait(150);
  },
};

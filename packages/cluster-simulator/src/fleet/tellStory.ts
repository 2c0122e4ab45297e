import type { Clock } from '../clock/Clock';
import { ApiError } from '../store/ApiError';
import type { KubernetesObject } from '../store/KubernetesObject';
import { isDeployedByArgoCd } from './argo-cd/isDeployedByArgoCd';
import { trackedByArgoCd } from './argo-cd/trackedByArgoCd';
import type { DeployedService } from './DeployedService';
import type { Placement } from './Placement';
import type { Story } from './Story';
import { isSettled } from './workloadStates';

const UNTIL_DEPLOYED_AGAIN = 90;

export type Telling = {
  story: Story;
  placement: Placement;
  service: DeployedService;
  clock: Clock;
  signal: AbortSignal;
  /** When people begin to look. */
  curtain: Date;
  /** Nothing happens after that. */
  quiet: boolean;
};

/** Tells a story of one service, over and over. Rejects with the signal's reason when that aborts. */
export async function tellStory(telling: Telling): Promise<void> {
  const { story, placement, service, clock, signal, curtain, quiet } = telling;
  service.apply(manifestsOf(story, placement));
  await establish(telling);
  const begin = curtain.getTime() - story.leadTime * 1_000;
  await clock.wait(begin - clock.now().getTime(), signal);
  signal.throwIfAborted();
  await story.prepare(service);
  while (!quiet) {
    try {
      await story.play(service);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 404)) throw error;
      // Whoever looks may delete what they see, and the pipeline brings it back.
      await service.wait(UNTIL_DEPLOYED_AGAIN);
      service.apply(manifestsOf(story, placement));
      await service.until(isSettled, { atMost: 120 });
      await story.prepare(service);
    }
  }
}

/** As whoever deploys the service applies them. */
function manifestsOf(story: Story, placement: Placement): KubernetesObject[] {
  const manifests = story.manifests(placement);
  return isDeployedByArgoCd(placement)
    ? manifests.map(object => trackedByArgoCd(object, placement))
    : manifests;
}

/** A version before the current one, so that there is something to go back to. */
async function establish({ story, service }: Telling): Promise<void> {
  await service.wait(60, 90);
  await service.release();
  if (story.kind !== 'Rollout') return;
  service.promoteFully();
  await service.until(isSettled, { atMost: 300 });
}

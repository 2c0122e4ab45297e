import { VirtualClock } from '../../../clock/VirtualClock';
import { ClusterStore } from '../../../store/ClusterStore';
import { textAt } from '../../engine/fields';
import { runControllers } from '../../engine/runControllers';
import { analysisRunController } from '../../analysis-runs/analysisRunController';
import { podController } from '../../workloads/podController';
import { replicaSetController } from '../../workloads/replicaSetController';
import { runningPod } from '../../workloads/runningPod';
import { rolloutControllers } from '../rolloutControllers';
import { performAction } from './performAction';
import type { Recording, Seen } from './Recording';

/** What our controllers do when the driver of a recording does again what it did, at the same times. */
export async function replayRecording(
  { start, actions }: Recording,
  answer: number,
): Promise<Seen[]> {
  const clock = new VirtualClock(new Date(start));
  const store = new ClusterStore({ clock, historyLength: 100_000 });
  const stop = new AbortController();
  const seen: Seen[] = [];
  const errors: Error[] = [];
  const began = clock.now().getTime();
  store.subscribe(({ type, object }) => {
    seen.push({ ...object, type, t: clock.now().getTime() - began });
  });
  runControllers({
    store,
    clock,
    controllers: [
      ...rolloutControllers,
      replicaSetController,
      podController,
      analysisRunController,
    ],
    pace: { answer, podReady: 0, podGone: 0, measurement: 0 },
    signal: stop.signal,
    report: error => errors.push(error),
  });
  for (const action of actions) {
    await clock.advance(Math.max(0, began + action.t - clock.now().getTime()));
    if (action.do === 'pod starts') startPod(store, clock.now());
    else performAction(store, action, clock.now());
  }
  stop.abort();
  const [error] = errors;
  if (error) throw error;
  return seen;
}

/** What the driver did for kubelet where no node would do. */
function startPod(store: ClusterStore, now: Date): void {
  const resource = store.resource('pods');
  if (!resource) return;
  const pending = store
    .list(resource)
    .find(({ status }) => textAt(status, 'phase') === 'Pending');
  if (!pending) return;
  const { name, namespace } = pending.metadata;
  store.update({ resource, name, namespace }, 'status', pod => ({
    ...pod,
    status: runningPod(pod, now, { crashed: false }),
  }));
}

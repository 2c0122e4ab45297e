import { VirtualClock } from '../../../clock/VirtualClock';
import { ClusterStore } from '../../../store/ClusterStore';
import { textAt } from '../../engine/fields';
import { runControllers } from '../../engine/runControllers';
import { experimentController } from '../../experiments/experimentController';
import { jobController } from '../../jobs/jobController';
import { ANSWERS_OF } from '../../metrics/scriptedAnswer';
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
  const scripts: Script[] = [];
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
      experimentController,
      jobController,
    ],
    pace: { answer, podReady: 0, podGone: 0, measurement: 0 },
    signal: stop.signal,
    report: error => errors.push(error),
  });
  for (const action of actions) {
    await clock.advance(Math.max(0, began + action.t - clock.now().getTime()));
    if (action.do === 'pod starts') startPod(store, clock.now());
    else performAction(store, action, clock.now());
    if (action.do === 'metric') {
      const isFromTheStart = clock.now().getTime() - began < 1_000;
      scripts.push(
        scriptOf(action.text, isFromTheStart ? undefined : clock.now()),
      );
    }
    answerBy(store, scripts);
  }
  stop.abort();
  const [error] = errors;
  if (error) throw error;
  return seen;
}

type Script = { metric: string; annotation: string };

/** What the driver made the metrics server answer from now on. */
function scriptOf(text: string, since: Date | undefined): Script {
  const [, metric = '', written = '[]'] = /(\S+) := (\[.*\])/.exec(text) ?? [];
  const answers = JSON.parse(written);
  return {
    metric,
    annotation: JSON.stringify(since ? { since, answers } : answers),
  };
}

function answerBy(store: ClusterStore, scripts: readonly Script[]): void {
  const resource = store.resource('analysistemplates');
  if (!resource) return;
  const annotations = Object.fromEntries(
    scripts.map(({ metric, annotation }) => [ANSWERS_OF + metric, annotation]),
  );
  for (const { metadata } of store.list(resource)) {
    const { name, namespace } = metadata;
    store.update({ resource, name, namespace }, 'main', template => ({
      ...template,
      metadata: {
        ...template.metadata,
        annotations: { ...template.metadata.annotations, ...annotations },
      },
    }));
  }
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

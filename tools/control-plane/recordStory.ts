import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStage, type ScenarioOptions } from './applyScenario.ts';
import type { ClusterAccess, PausableControllers } from './Cluster.ts';
import { EventRecorder } from './EventRecorder.ts';
import { PROGRAM_SOURCES } from './programs.ts';
import { RecordingDiary, type OpenCheckpoint } from './RecordingDiary.ts';
import { ROUTER_KINDS } from './routers.ts';
import {
  CHECKPOINTS,
  LAST_ACTION,
  resourceVersionOf,
  SHOWN_KINDS,
  WORKLOAD_CHECKPOINTS,
  type Checkpoint,
  type RecordedAction,
  type RecordedEvent,
  type WorkloadCheckpoint,
} from './recordingFormat.ts';
import type { Scenario } from './Scenario.ts';

/** Plays a scenario to its end and writes what was seen into `folder`. */
export async function recordStory(
  cluster: ClusterAccess & Partial<PausableControllers>,
  name: string,
  folder: string,
  options: Pick<ScenarioOptions, 'namespace' | 'signal'> = {},
): Promise<void> {
  let started = performance.now();
  const now = () => performance.now() - started;
  const diary = new RecordingDiary(now);
  const { stage, scenario } = await openStage(cluster, name, options, diary);
  let events: RecordedEvent[];
  try {
    const recorder = await EventRecorder.open(
      cluster,
      stage.namespace,
      now,
      (scenario.routers ?? []).flatMap(router => ROUTER_KINDS[router]),
    );
    started = performance.now();
    await scenario.prepare(stage);
    await scenario.play(stage);
    diary.note(LAST_ACTION);
    events = await recorder.finish();
  } finally {
    await stage.measurements.stop();
  }
  await mkdir(folder, { recursive: true });
  const write = (file: string, text: string) =>
    writeFile(join(folder, file), text);
  await write('scenario.md', description(name, scenario, diary.actions));
  await write('manifests.yaml', diary.manifests);
  await write('events.jsonl', lines(events));
  await write('actions.jsonl', lines(diary.actions));
  const isOfRollout = stage.subject === 'Rollout';
  await write(
    isOfRollout ? CHECKPOINTS : WORKLOAD_CHECKPOINTS,
    lines(diary.checkpoints.map(checkpoint => closed(checkpoint, events))),
  );
}

function closed(
  { texts, ...moment }: OpenCheckpoint,
  events: readonly RecordedEvent[],
): Checkpoint | WorkloadCheckpoint {
  // kubectl asks for the workload alone, and that did not change.
  if ('kind' in texts) return { ...moment, ...texts };
  const { asOf, asOfEnd } = moment;
  const exact = !events.some(({ object }) => {
    const version = resourceVersionOf(object);
    return (
      SHOWN_KINDS.has(object.kind) &&
      version > Number(asOf) &&
      version <= Number(asOfEnd)
    );
  });
  return { ...moment, exact, ...texts };
}

function lines(values: readonly unknown[]): string {
  return values.map(value => `${JSON.stringify(value)}\n`).join('');
}

function description(
  name: string,
  { exercised, strategy }: Scenario,
  actions: readonly RecordedAction[],
): string {
  const version = (wanted: string) =>
    PROGRAM_SOURCES.find(source => source.name === wanted)?.version;
  const timeline = actions
    .filter(action => action.do !== LAST_ACTION)
    .map(action => {
      const did = action['note']
        ? `apply (${action['note']})`
        : action.do.replace(/ -n \S+$/, '');
      return `${Math.round(action.t / 1000)}s ${did}`;
    });
  return `# ${name}

- Exercised: ${exercised}
- Strategy: ${strategy}
- Timeline: ${[...new Set(timeline)].join('; ')}.
- Versions: Argo Rollouts ${version('argo-rollouts')}, Kubernetes ${version(
    'kubernetes',
  )} (real API server and controllers; pods are made ready by kwok ${version(
    'kwok',
  )}).
`;
}

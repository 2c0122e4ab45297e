import { generateRollouts } from '@rollouts-portal/cluster-simulator';
import {
  detailOf,
  projectCanary,
  projectRollout,
  projectWorkload,
  summaryOf,
  type RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import { alternate } from '../frame/alternate';
import type { Benchmark, Outcome } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { asSent } from '../stage/asSent';
import { recordedObjects } from '../stage/insides';
import { recordedRollouts } from '../stage/recordedRollouts';

type Subject = {
  name: string;
  /** Whether it is an object as API servers send it, so that the gate is about it. */
  judged: boolean;
  objects: readonly unknown[];
  /** The object to facts, as at the door. */
  project(object: unknown): RolloutState;
};

/** So long that the clock of the processor is exact, so short that a round is over before the machine changes. */
const OBJECTS_PER_RUN = 2_000;
const LARGE_BYTES = 60_000;
/** There is more to say of what moves. */
const MOSTLY_MOVING = 0.25;

export const derive: Benchmark = {
  id: 'derive',
  what: 'a row and a detail from facts, and facts from an object',
  peers: ['JSON.parse of the same object'],
  async run({ quick, seed }) {
    const outcomes: Outcome[] = [];
    for (const subject of subjects(seed)) {
      outcomes.push(await costOf(subject, { rounds: quick ? 11 : 41 }));
    }
    return {
      gates: outcomes.flatMap(({ gates }) => gates),
      reports: outcomes.flatMap(({ reports }) => reports),
    };
  },
};

/**
 * All providers by what was recorded of them, as it is sent. The recorded Rollouts have one container and no environment,
 * so their states are also looked at in objects of the usual sizes, and in large ones.
 */
function subjects(seed: number): Subject[] {
  return [
    {
      name: 'Argo Rollouts',
      judged: true,
      objects: [
        ...generateRollouts({
          states: recordedRollouts(),
          count: 300,
          seed,
          healthyShare: MOSTLY_MOVING,
        }),
      ],
      project: argoRollout,
    },
    {
      name: 'Flagger',
      judged: true,
      objects: recordedObjects('flagger', 'Canary').map(asSent),
      project: canary,
    },
    {
      name: 'Deployment',
      judged: true,
      objects: recordedObjects('flagger', 'Deployment').map(asSent),
      project: workload,
    },
    {
      name: 'Argo Rollouts, large',
      judged: true,
      objects: [
        ...generateRollouts({
          states: recordedRollouts(),
          count: 50,
          seed,
          size: LARGE_BYTES,
        }),
      ],
      project: argoRollout,
    },
    {
      name: 'Argo Rollouts, as recorded',
      judged: false,
      objects: recordedObjects('argo-rollouts', 'Rollout'),
      project: argoRollout,
    },
  ];
}

function argoRollout(object: unknown): RolloutState {
  return {
    provider: 'argo-rollouts',
    facts: projectRollout(object),
    known: { journal: { since: '2026-11-21T02:46:00Z', entries: [] } },
  };
}

function canary(object: unknown): RolloutState {
  return { provider: 'flagger', facts: projectCanary(object), known: {} };
}

function workload(object: unknown): RolloutState {
  return { provider: 'workload', facts: projectWorkload(object) };
}

async function costOf(
  { name, judged, objects, project }: Subject,
  { rounds }: { rounds: number },
): Promise<Outcome> {
  const texts = objects.map(object => JSON.stringify(object));
  const states = objects.map(project);
  const runs = await alternate(
    {
      parse: () => perItem(texts, text => JSON.parse(text)),
      project: () => perItem(objects, project),
      summary: () => perItem(states, summaryOf),
      detail: () => perItem(states, detailOf),
    },
    { rounds, warmUp: 5 },
  );
  const bytes = texts.reduce((sum, { length }) => sum + length, 0);
  const summaryShare = {
    name: `${name}: summary ÷ parse`,
    value: runs.ratio('summary', 'parse'),
    unit: '',
  };
  return {
    gates: judged ? [{ ...summaryShare, atMost: 0.5 }] : [],
    reports: [
      ...(judged ? [] : [summaryShare]),
      { name: `${name}: object`, value: bytes / texts.length, unit: 'bytes' },
      ...(['parse', 'project', 'summary', 'detail'] as const).map(part => ({
        name: `${name}: ${part}`,
        value: runs.median(part),
        unit: 'µs',
      })),
      {
        name: `${name}: detail ÷ parse`,
        value: runs.ratio('detail', 'parse'),
        unit: '',
      },
      {
        name: `${name}: project ÷ parse`,
        value: runs.ratio('project', 'parse'),
        unit: '',
      },
    ],
  };
}

/** Microseconds each. */
async function perItem<T>(
  items: readonly T[],
  work: (item: T) => unknown,
): Promise<number> {
  const times = Math.ceil(OBJECTS_PER_RUN / items.length);
  let made = 0;
  const cost = await cpuMicroseconds(() => {
    for (let time = 0; time < times; time += 1) {
      for (const item of items) {
        // Made use of, or the compiler might leave the work out.
        if (work(item) !== undefined) made += 1;
      }
    }
  });
  return cost / made;
}

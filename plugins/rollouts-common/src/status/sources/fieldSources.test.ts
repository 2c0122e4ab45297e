import { rolloutDetailSchema } from '../../api/rolloutSchema';
import type { DerivedDetail } from '../../model/Derived';
import { flaggerStates } from '../../testing/flaggerRecording';
import { replacedIn } from '../../testing/replacedIn';
import {
  readRecording,
  recordingFolders,
  SCENARIOS,
} from '../../testing/readRecording';
import { journalOf } from '../../testing/recordedState';
import { deriveDetail } from '../argo-rollouts/deriveDetail';
import { ROLLOUT_SOURCES } from '../argo-rollouts/fieldSources';
import type { Known } from '../argo-rollouts/Known';
import { deriveFlaggerDetail } from '../flagger/deriveFlaggerSummary';
import { CANARY_SOURCES } from '../flagger/fieldSources';
import type { FlaggerKnown } from '../flagger/FlaggerKnown';
import { WORKLOAD_SOURCES } from '../workloads/fieldSources';

/** What the backend adds, who knows where a rollout lives and who asks. */
const PLACED = [
  'id',
  'cluster',
  'environment',
  'freshness',
  'ownership',
  'argoCd',
  'argoCdDetail',
  'watchedSince',
];

const WIRE = Object.keys(rolloutDetailSchema.shape)
  .filter(field => !PLACED.includes(field))
  .sort();

it.each([
  ['argo-rollouts', ROLLOUT_SOURCES],
  ['flagger', CANARY_SOURCES],
  ['workloads', WORKLOAD_SOURCES],
])('%s: every field of the wire has a row, and no other has', (_, sources) => {
  expect(Object.keys(sources).sort()).toEqual(WIRE);
});

/** How each object is taken away from what is known. */
const WITHOUT_OF_ROLLOUT: Record<string, (known: Known) => Known> = {
  journal: known => ({ ...known, journal: undefined }),
  ReplicaSet: known => ({ ...known, replicaSets: undefined }),
  Pod: known => ({ ...known, pods: undefined }),
  AnalysisRun: known => ({ ...known, analysisRuns: undefined }),
  Experiment: known => ({ ...known, experiments: undefined }),
};

const WITHOUT_OF_CANARY: Record<string, (known: FlaggerKnown) => FlaggerKnown> =
  {
    target: known => ({ ...known, target: undefined }),
    primary: known => ({ ...known, primary: undefined }),
    route: known => ({ ...known, route: undefined }),
    Event: known => ({ ...known, events: undefined }),
  };

type Row = readonly { object: string }[];

/** Fields that say what they know in a sentence: without an object it is another one, which claims less. */
const SENTENCES = ['why', 'waitingFor', 'more'];

// Every state would take minutes, and neighbours differ little.
const EVERY = 3;

/** What is said from elsewhere without an object, and is as true; each with where it is from. */
const TOLD_OTHERWISE: Readonly<Record<string, string>> = {
  'steps[].enteredAt': 'the start of the pause, in the status',
  'steps[].state': 'the index in the status: without more, a step left is done',
  'steps[].note': 'that of the step which is then the current one',
  'images[]':
    'the template at rest; of a rollout that is being deleted the ReplicaSets are gone first',
  'step.index': 'the weight in the status, which the route is ahead of',
  'weights.actual.basis': 'the status, and it says so',
  'weights.actual.value': 'the status, and its basis says so',
  'earliestEnd.seconds': 'a lower bound with less in it',
  revisionsKnown: 'whether the others are known',
};

/** Rows that no recording shows, and what does. */
const SHOWN_ELSEWHERE: readonly string[] = [
  // Who aborted is in the journal when it was done in the portal: abortedBy.test.ts.
  'why of journal',
];

/** What each field says with everything that was watched, and without one kind of object. */
type Said = { field: string; full: unknown; less: unknown }[];

describe.each([
  [
    'argo-rollouts',
    ROLLOUT_SOURCES,
    Object.keys(WITHOUT_OF_ROLLOUT),
    ofRollouts,
  ],
  ['flagger', CANARY_SOURCES, Object.keys(WITHOUT_OF_CANARY), ofCanaries],
] as const)(
  '%s, in states that were recorded',
  (_, sources, objects, saidWithout) => {
    const rows = new Map<string, Row>(Object.entries(sources));
    const said = new Map(objects.map(object => [object, saidWithout(object)]));

    it.each(objects)('without %s nothing is guessed', object => {
      const replaced = (said.get(object) ?? [])
        .filter(({ field }) => !SENTENCES.includes(field))
        .flatMap(({ field, full, less }) => replacedIn(less, full, field));
      expect(
        [...new Set(replaced)].filter(path => !(path in TOLD_OTHERWISE)),
      ).toEqual([]);
    });

    it.each(objects)(
      '%s is missed by the fields whose rows name it, and by no other',
      object => {
        const missed = (said.get(object) ?? [])
          .filter(
            ({ full, less }) => JSON.stringify(full) !== JSON.stringify(less),
          )
          .map(({ field }) => field);
        const named = [...rows]
          .filter(
            ([field, row]) =>
              row.some(source => source.object === object) &&
              !SHOWN_ELSEWHERE.includes(`${field} of ${object}`),
          )
          .map(([field]) => field);
        expect([...new Set(missed)].sort()).toEqual(named.sort());
      },
    );
  },
);

function ofRollouts(object: string): Said {
  const without = WITHOUT_OF_ROLLOUT[object] ?? (known => known);
  return SCENARIOS.flatMap(scenario => {
    const recording = readRecording(scenario);
    const told = recording.rolloutStates().map(state => ({
      t: state.t,
      uid: state.facts.uid,
      entries: journalOf([state]).entries,
    }));
    return recording
      .everyState()
      .filter((_, index) => index % EVERY === 0)
      .flatMap(({ t, facts, ...watched }) => {
        const journal = {
          since: new Date(0).toISOString(),
          entries: told
            .filter(state => state.t <= t && state.uid === facts.uid)
            .flatMap(({ entries }) => entries),
        };
        // With a journal the step of an abort is not read from the run that failed.
        return [{ ...watched, journal }, watched].flatMap((known: Known) =>
          difference(
            deriveDetail(facts, known),
            deriveDetail(facts, without(known)),
          ),
        );
      });
  });
}

function ofCanaries(object: string): Said {
  const without = WITHOUT_OF_CANARY[object] ?? (known => known);
  return ['flagger', 'flagger-1.44']
    .flatMap(recordingFolders)
    .flatMap(flaggerStates)
    .filter((_, index) => index % EVERY === 0)
    .flatMap(({ facts, known }) =>
      difference(
        deriveFlaggerDetail(facts, known),
        deriveFlaggerDetail(facts, without(known)),
      ),
    );
}

function difference(full: DerivedDetail, less: DerivedDetail): Said {
  const inLess = new Map<string, unknown>(Object.entries(less));
  return Object.entries(full).map(([field, value]) => ({
    field,
    full: value,
    less: inLess.get(field),
  }));
}

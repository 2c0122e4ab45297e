import { projectRollout } from '../../status/argo-rollouts/projectRollout';
import type { RolloutJournal } from '../../model/JournalEntry';
import { readRecording } from '../readRecording';
import type { ExampleState } from './ExampleState';
import { mergePatch } from './mergePatch';

type Source = ExampleState['source'];

const CRD: Source = { how: 'CRD only' };
const documented = (where: string): Source => ({ how: 'documented', where });

const SETTING_WEIGHT = recorded('01', '747');
const AT_PAUSE = recorded('01', '770');
const ABORTED = recorded('04', '2175');
const ABORTED_BACK = recorded('04', '2226');
const BEFORE_SWITCH = recorded('08', '2896');
const BLUE_GREEN_ABORTED = recorded('09', '3144');
const INVALID = recorded('15', '5297');

/** States of Rollouts that no recording has: recorded objects with a change. */
export function unrecordedRollouts(): ExampleState[] {
  return [
    changed(SETTING_WEIGHT, { status: 'none' }, documented('damaged object')),
    changed(
      SETTING_WEIGHT,
      { status: { phase: 'Suspended' } },
      documented('phase of a newer controller'),
    ),
    changed(
      INVALID,
      { status: { conditions: [{ type: 'InvalidSpec', status: 'True' }] } },
      CRD,
    ),
    changed(
      SETTING_WEIGHT,
      { status: { phase: 'Degraded', message: 'a reason of its own' } },
      CRD,
    ),
    changed(
      SETTING_WEIGHT,
      { status: { phase: 'Degraded', message: '' } },
      CRD,
    ),
    ...aborts(),
    ...pauses(),
    ...steps(),
    ...blueGreens(),
    changed(SETTING_WEIGHT, { spec: { strategy: { canary: null } } }, CRD),
    changed(
      SETTING_WEIGHT,
      { spec: { strategy: { canary: null } }, status: { message: '' } },
      CRD,
    ),
  ];
}

/** The controller appends the cause to its message about an abort. */
const ABORT_MESSAGE = documented(
  'the abort messages of Argo Rollouts (conditions.go, sync.go)',
);

function aborts(): ExampleState[] {
  const byController = [ABORTED, ABORTED_BACK].map(object =>
    changed(
      object,
      { status: aborted('a cause that we do not know') },
      ABORT_MESSAGE,
    ),
  );
  const [current] = hashesOf(BLUE_GREEN_ABORTED);
  const beforeSwitchingBack = changed(
    BLUE_GREEN_ABORTED,
    {
      status: {
        ...aborted('Blue/green pre-promotion analysis failed: …'),
        blueGreen: { activeSelector: current },
      },
    },
    ABORT_MESSAGE,
  );
  const byPerson = [recorded('02', '812'), recorded('02', '829')].map(
    (object): ExampleState => {
      const facts = projectRollout(object);
      const journal: RolloutJournal = {
        since: '2026-01-05T09:00:00Z',
        entries: [
          {
            what: 'acted',
            verb: 'abort',
            by: 'user:default/anna',
            at: '2026-01-05T09:10:00Z',
            podHash: facts.status.currentPodHash,
          },
        ],
      };
      return {
        state: { provider: 'argo-rollouts', facts, known: { journal } },
        source: { how: 'documented', where: 'aborted in the portal' },
      };
    },
  );
  return [...byController, beforeSwitchingBack, ...byPerson];
}

function aborted(cause: string): object {
  const message = `Rollout aborted update to revision 2: ${cause}`;
  return {
    message: `RolloutAborted: ${message}`,
    conditions: [
      {
        type: 'Progressing',
        status: 'False',
        reason: 'RolloutAborted',
        message,
      },
    ],
  };
}

function pauses(): ExampleState[] {
  const paused = (reason: string) => ({
    status: {
      message: reason,
      pauseConditions: [{ reason, startTime: '2026-01-05T09:00:00Z' }],
    },
  });
  return [
    changed(
      AT_PAUSE,
      paused('SomethingNew'),
      documented('reason of a newer controller'),
    ),
  ];
}

function steps(): ExampleState[] {
  const atStep = (step: object) => ({
    spec: { strategy: { canary: { steps: [step, { pause: {} }] } } },
    status: { currentStepIndex: 0 },
  });
  return [
    changed(
      SETTING_WEIGHT,
      mergePatch(atStep({ setWeight: 25 }), {
        spec: { strategy: { canary: { trafficRouting: { alb: {} } } } },
        status: {
          canary: { weights: { canary: { weight: 25 }, verified: false } },
        },
      }),
      documented('the ALB of AWS (alb.go, `VerifyWeight`)'),
    ),
    changed(SETTING_WEIGHT, atStep({ analysis: {} }), CRD),
    changed(
      SETTING_WEIGHT,
      atStep({ somethingNew: {} }),
      documented('step of a newer controller'),
    ),
  ];
}

function blueGreens(): ExampleState[] {
  const [current] = hashesOf(BEFORE_SWITCH);
  return [
    changed(BEFORE_SWITCH, {}, documented('ReplicaSets are not watched')),
    changed(
      BEFORE_SWITCH,
      { status: { blueGreen: { activeSelector: current } } },
      CRD,
    ),
  ];
}

function hashesOf(object: unknown): [current?: string, stable?: string] {
  const { status } = projectRollout(object);
  return [status.currentPodHash, status.stableRS];
}

function changed(
  object: unknown,
  change: unknown,
  source: Source,
): ExampleState {
  return {
    state: {
      provider: 'argo-rollouts',
      facts: projectRollout(mergePatch(object, change)),
      known: {},
    },
    source,
  };
}

function recorded(scenario: string, resourceVersion: string): unknown {
  const event = readRecording(scenario).events.find(
    ({ object }) =>
      object.kind === 'Rollout' &&
      object.metadata.resourceVersion === resourceVersion,
  );
  if (!event) throw new Error(`${scenario} has no version ${resourceVersion}`);
  return event.object;
}

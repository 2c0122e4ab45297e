import assert from 'node:assert/strict';

import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { textAt } from '@rollouts-portal/control-plane/json.ts';
import type { KubernetesObject } from '@rollouts-portal/control-plane/KubernetesObject.ts';
import {
  isAborted,
  isFullyPromoted,
  isPausedAt,
} from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { Journey } from '../Journey.ts';
import { stateOf } from '../stateOf.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { argoRolloutsByRequests } from '../worlds/argoRolloutsByRequests.ts';

type State = typeof isPausedByHand;

const isPausedByHand = (rollout: KubernetesObject | undefined) =>
  textAt(rollout, 'status', 'message') === 'manually paused';

const isAtItsPause: State = rollout =>
  isPausedAt(1)(rollout) && !isPausedByHand(rollout);

/** What is typed, and what is waited for then. */
const COMMANDS: readonly [(rollout: TestRollout) => Promise<unknown>, State][] =
  [
    [rollout => rollout.update('2.0.0'), isPausedAt(1)],
    [rollout => rollout.promote(), isPausedAt(3)],
    [rollout => rollout.abort(), isAborted],
    [
      rollout => rollout.kubectl('retry', 'rollout', rollout.name),
      isPausedAt(1),
    ],
    [rollout => rollout.pause(), isPausedByHand],
    // With a promote, what becomes of the pause of the step depends on when the controller looks.
    [rollout => rollout.patch({ spec: { paused: false } }), isAtItsPause],
    [rollout => rollout.undo(), isFullyPromoted],
    [rollout => rollout.update('3.0.0'), isPausedAt(1)],
    [
      rollout => rollout.kubectl('promote', rollout.name, '--full'),
      isFullyPromoted,
    ],
    [rollout => rollout.undo(2), isPausedAt(1)],
    [rollout => rollout.promote(), isPausedAt(3)],
    [rollout => rollout.promote(), isFullyPromoted],
  ];

function apply(cluster: ClusterAccess, id: string): Promise<TestRollout> {
  return TestRollout.apply(cluster, {
    id,
    steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 60 }, { pause: {} }],
  });
}

export const journeys: readonly Journey[] = [
  {
    name: 'the requests that stand in for kubectl’s program where it is not built do and print the same',
    only: {
      world: 'real',
      because: 'the program to compare with is built for the real world',
    },
    async run({ europe }) {
      const byProgram = await apply(europe, 'e2e-by-program');
      const withoutProgram = {
        ...europe,
        argoRollouts: (words: readonly string[]) =>
          argoRolloutsByRequests(europe, words),
      };
      const byRequests = await apply(withoutProgram, 'e2e-by-requests');
      for (const [type, isThere] of COMMANDS) {
        await type(byProgram);
        await type(byRequests);
        await byProgram.waitFor(isThere);
        await byRequests.waitFor(isThere);
        const states = async () => [
          stateOf(await byProgram.now()),
          stateOf(await byRequests.now()),
          await byProgram.reference(),
          await byRequests.reference(),
        ];
        // Their pods do not come at the same moment.
        await until('both are in the same state', async () => {
          const [state, twin, text, twinText] = await states();
          return (
            JSON.stringify(state) === JSON.stringify(twin) &&
            JSON.stringify(text) === JSON.stringify(twinText)
          );
        }).catch(async () => {
          const [state, twin, text, twinText] = await states();
          assert.deepEqual([twin, twinText], [state, text], String(type));
        });
      }
    },
  },
];

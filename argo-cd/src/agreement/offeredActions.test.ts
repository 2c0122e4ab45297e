import {
  deriveSummary,
  projectRollout,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import { ActionScripts } from '../ActionScripts';
import type { KubernetesObject } from '../KubernetesObject';
import { LuaMachine } from '../LuaMachine';
import { recordedObjects } from '../recordedObjects';

// Many hundred evaluations, on a machine that may be busy.
jest.setTimeout(60_000);

const machine = new LuaMachine();
afterAll(() => machine.close());

const menuSchema = z.record(z.string(), z.object({ disabled: z.boolean() }));

const { discovery } = new ActionScripts('argoproj.io/Rollout');

async function menuOf(object: KubernetesObject) {
  const outcome = await machine.run(discovery, object);
  if ('error' in outcome) throw new Error(outcome.error);
  return menuSchema.parse(JSON.parse(outcome.value));
}

function isOffered(verb: Verb, object: KubernetesObject): boolean {
  const { actions } = deriveSummary(projectRollout(object), {});
  return actions.some(action => action.verb === verb && action.possible);
}

// Those that depend on the moment. Argo CD offers the others also while the controller has not answered.
it.each([
  ['promote', 'promote'],
  ['skip-current-step', 'skip-step'],
  ['abort', 'abort'],
] as const)(
  'offers %s in exactly those recorded states in which the portal does',
  async (name, verb) => {
    const wrong = [];
    for (const { from, object } of recordedObjects('Rollout')) {
      const isEnabled = (await menuOf(object))[name]?.disabled === false;
      if (isEnabled !== isOffered(verb, object)) {
        wrong.push({ from, version: object.metadata.resourceVersion });
      }
    }
    expect(wrong).toEqual([]);
  },
);

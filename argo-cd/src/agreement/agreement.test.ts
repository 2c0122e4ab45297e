import {
  argoCdStatus,
  renderSentence,
} from '@rollouts-portal/plugin-rollouts-common';

import { HealthCheck } from '../HealthCheck';
import { objectSchema, type KubernetesObject } from '../KubernetesObject';
import { loadFixtures } from '../loadFixtures';
import { LuaMachine } from '../LuaMachine';
import { recordedObjects } from '../recordedObjects';
import { DIFFERENCES, POLICY } from './differences';
import { PORTAL_SUMMARY } from './portalSummary';
import { sentenceOfCheck } from './sentenceOfCheck';

// Many thousand evaluations, on a machine that may be busy.
jest.setTimeout(60_000);

const machine = new LuaMachine();
afterAll(() => machine.close());

const KINDS = [
  { kind: 'argoproj.io/Rollout', name: 'Rollout', states: 1824 },
  { kind: 'flagger.app/Canary', name: 'Canary', states: 610 },
] as const;

describe.each(KINDS)('$kind', ({ kind, name, states }) => {
  const check = new HealthCheck(kind, machine);
  const portal = PORTAL_SUMMARY[kind];
  const recorded = recordedObjects(name);

  it('has every recorded state to compare', () => {
    expect(recorded).toHaveLength(states);
  });

  it('says of every recorded state what the portal says', async () => {
    const wrong = [];
    for (const { from, object } of recorded) {
      const summary = portal(object);
      const health = await check.of(object);
      if (health.status !== argoCdStatus(summary)) {
        wrong.push({ from, version: object.metadata.resourceVersion, health });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('begins its message of every recorded state with the sentence of the portal', async () => {
    const wrong = [];
    for (const { from, object } of recorded) {
      const { why } = portal(object);
      const { message } = await check.of(object);
      if (!sentenceOfCheck(why).test(message)) {
        wrong.push({ from, message, portal: renderSentence(why) });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('says of every fixture what the portal says, but for the differences that are argued', async () => {
    const wrong = loadFixtures(kind)
      .filter(({ path }) => !POLICY.test(path))
      .filter(
        ({ object, health }) => health.status !== argoCdStatus(portal(object)),
      )
      .map(({ path }) => path.replace(/^testdata\/|\.yaml$/g, ''));
    expect(wrong.filter(path => !(path in DIFFERENCES))).toEqual([]);
  });
});

it('says of a step of a kind that neither knows what the portal says', async () => {
  const kind = 'argoproj.io/Rollout';
  const check = new HealthCheck(kind, machine);
  const wrong = [];
  for (const { path, object } of loadFixtures(kind)) {
    const differs = Object.keys(DIFFERENCES).some(name => path.includes(name));
    if (differs || POLICY.test(path)) continue;
    const later = withUnknownSteps(object);
    const { status } = await check.of(later);
    if (status !== argoCdStatus(PORTAL_SUMMARY[kind](later))) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

it.each(Object.keys(DIFFERENCES))(
  'differs on %s as long as that is argued',
  path => {
    const fixture = loadFixtures('argoproj.io/Rollout').find(
      known => known.path === `testdata/${path}.yaml`,
    );
    expect(fixture).toBeDefined();
    if (!fixture) return;
    const summary = PORTAL_SUMMARY['argoproj.io/Rollout'](fixture.object);
    expect(fixture.health.status).not.toBe(argoCdStatus(summary));
  },
);

describe.each([
  { kind: 'argoproj.io/AnalysisRun', name: 'AnalysisRun', states: 192 },
  { kind: 'argoproj.io/Experiment', name: 'Experiment', states: 61 },
] as const)('$kind', ({ kind, name, states }) => {
  it('answers every recorded state with a phase that the controller had', async () => {
    const check = new HealthCheck(kind, machine);
    const recorded = recordedObjects(name);
    expect(recorded).toHaveLength(states);
    for (const { object } of recorded) {
      const { status, message } = await check.of(object);
      expect(message).not.toBe('');
      expect(RUN_STATUS[phaseOf(object.status)]).toBe(status);
    }
  });
});

const RUN_STATUS: Record<string, string> = {
  '': 'Progressing',
  Pending: 'Progressing',
  Running: 'Progressing',
  Successful: 'Healthy',
  Failed: 'Degraded',
  Error: 'Degraded',
  Inconclusive: 'Unknown',
};

function phaseOf(status: unknown): string {
  return typeof status === 'object' && status !== null && 'phase' in status
    ? String(status.phase)
    : '';
}

/** As a controller of the future would write it. */
function withUnknownSteps(object: KubernetesObject): KubernetesObject {
  const text = JSON.stringify(object).replace(
    /\{"(setWeight|pause|analysis|experiment|setCanaryScale|plugin)":/g,
    '{"unknownStep":',
  );
  return objectSchema.parse(JSON.parse(text));
}

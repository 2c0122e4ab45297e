import { InputError } from '@backstage/errors';

import { readRecording } from '../../testing/readRecording';
import { deriveDetail } from './deriveDetail';
import { projectReplicaSet } from './projectReplicaSet';
import { projectRollout } from './projectRollout';
import { rolloutPhase } from './rolloutPhase';

const rollout = (spec: object = {}, metadata: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: {
    namespace: 'shop',
    name: 'web',
    uid: 'uid-1',
    resourceVersion: '7',
    generation: 3,
    creationTimestamp: '2026-11-21T02:47:53Z',
    ...metadata,
  },
  spec: { strategy: { canary: {} }, ...spec },
  status: { phase: 'Healthy', observedGeneration: '3' },
});

describe('what is kept', () => {
  it('drops secrets: env values, other annotations, credentials in images', () => {
    const facts = projectRollout(
      rollout(
        {
          template: {
            spec: {
              containers: [
                {
                  image: 'user:hunter2@registry.example.test/web:1',
                  env: [{ name: 'PASSWORD', value: 'hunter2' }],
                },
              ],
            },
          },
        },
        {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': 'hunter2',
            'rollout.argoproj.io/revision': '42',
          },
        },
      ),
    );
    expect(JSON.stringify(facts)).not.toContain('hunter2');
    expect(facts.images).toEqual(['registry.example.test/web:1']);
    expect(facts.revision).toBe(42);
  });

  it.each([
    ['https://user:secret@registry.test/web:1', 'https://registry.test/web:1'],
    ['registry.test/web@sha256:0abc', 'registry.test/web@sha256:0abc'],
    ['web@sha256:0abc', 'web@sha256:0abc'],
    ['user:p@ss@registry.test/web', 'registry.test/web'],
  ])('shows the image %s as %s', (image, shown) => {
    const template = { spec: { containers: [{ image }] } };
    expect(projectRollout(rollout({ template })).images).toEqual([shown]);
  });

  it('keeps what its owner wants Argo CD to make of its health', () => {
    const annotations = { 'rollouts-portal.io/paused-health': 'healthy' };
    expect(projectRollout(rollout({}, { annotations })).annotations).toEqual(
      annotations,
    );
  });

  it('keeps the annotation by which the operator names owners', () => {
    const annotations = {
      'example.test/owner': 'group:default/shop',
      other: 'x',
    };
    expect(
      projectRollout(rollout({}, { annotations }), {
        entityRefAnnotation: 'example.test/owner',
      }).annotations,
    ).toEqual({ 'example.test/owner': 'group:default/shop' });
  });

  it('cuts texts that are far longer than any page shows', () => {
    const object = rollout();
    const facts = projectRollout({
      ...object,
      status: { ...object.status, message: '😀'.repeat(5000) },
    });
    expect(facts.status.message?.length).toBeLessThanOrEqual(2000);
    expect(facts.status.message).toMatch(/😀…$/u);
  });

  it('is frozen all the way down', () => {
    const object = rollout();
    const facts = projectRollout(object);
    expect(Object.isFrozen(object.spec)).toBe(false);
    expect(Object.isFrozen(facts)).toBe(true);
    expect(Object.isFrozen(facts.status.conditions)).toBe(true);
    expect(Object.isFrozen(facts.strategy)).toBe(true);
  });
});

describe('what the spec means', () => {
  it.each([
    [{ setWeight: 20 }, { type: 'setWeight', weight: 20 }],
    [{ pause: {} }, { type: 'pause' }],
    [{ pause: { duration: '1h' } }, { type: 'pause', duration: '1h' }],
    [{ pause: { duration: 10 } }, { type: 'pause', duration: 10 }],
    // Upstream's order of preference, should a step have two keys.
    [
      { pause: {}, setWeight: 5 },
      { type: 'setWeight', weight: 5 },
    ],
    [
      {
        analysis: { templates: [{ templateName: 'a' }, { templateName: 'b' }] },
      },
      { type: 'analysis', templates: ['a', 'b'] },
    ],
    [
      { experiment: { duration: '1m', templates: [{ name: 'base' }] } },
      { type: 'experiment', duration: '1m', templates: ['base'] },
    ],
    [
      { setCanaryScale: { replicas: 2 } },
      { type: 'setCanaryScale', replicas: 2 },
    ],
    [{ plugin: { name: 'p' } }, { type: 'plugin', name: 'p' }],
    [{ setHeaderRoute: { name: 'h' } }, { type: 'setHeaderRoute', name: 'h' }],
    [{ setWeight: 'many' }, { type: 'invalid' }],
    [{ dance: {} }, { type: 'invalid' }],
    [null, { type: 'invalid' }],
  ])('reads the step %j', (step, expected) => {
    const facts = projectRollout(
      rollout({ strategy: { canary: { steps: [step] } } }),
    );
    expect(facts.strategy).toMatchObject({ steps: [expected] });
  });

  it.each([
    [{ istio: {} }, 'istio'],
    [{ maxTrafficWeight: 1000, nginx: {} }, 'nginx'],
    [
      { plugins: { 'argoproj-labs/gatewayAPI': {} } },
      'plugins/argoproj-labs/gatewayAPI',
    ],
    [{ managedRoutes: [{ name: 'x' }], alb: {} }, 'alb'],
  ])('names the router of %j', (trafficRouting, router) => {
    const facts = projectRollout(
      rollout({ strategy: { canary: { trafficRouting } } }),
    );
    expect(facts.strategy).toMatchObject({ router });
  });

  it('takes canary: {} for a canary, and defaults as upstream does', () => {
    expect(projectRollout(rollout())).toMatchObject({
      replicas: 1,
      progressDeadlineSeconds: 600,
      strategy: { type: 'canary', steps: [], maxWeight: 100 },
    });
  });
});

describe('what is no Rollout', () => {
  it.each([
    undefined,
    null,
    'Rollout',
    [],
    { ...rollout(), kind: 'Deployment' },
    { ...rollout(), apiVersion: 'apps/v1' },
    { ...rollout(), metadata: {} },
  ])('refuses %j', object => {
    expect(() => projectRollout(object)).toThrow(InputError);
  });

  it('says what is missing', () => {
    expect(() => projectRollout(rollout({}, { uid: 5 }))).toThrow(
      'Not a Rollout: metadata.uid is missing or broken',
    );
    expect(() =>
      projectReplicaSet({
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {},
      }),
    ).toThrow(/Not a ReplicaSet: metadata\./);
  });
});

describe('damage', () => {
  const samples = ['06', '08', '12', '14', '24', '30'].flatMap(scenario => {
    const states = readRecording(scenario).rolloutStates();
    return [0.3, 0.6, 0.9].flatMap(part => {
      const state = states[Math.floor(states.length * part)];
      return state ? [{ name: `${scenario} at ${state.t} ms`, ...state }] : [];
    });
  });

  it.each(samples)(
    'of any one field never breaks the page, nor makes it claim another phase ($name)',
    ({ object, facts, replicaSets }) => {
      const phase = rolloutPhase(facts).phase;
      const paths = pathsOf(object);
      expect(paths.length).toBeGreaterThan(50);
      const results = paths.flatMap(path =>
        damages(valueAt(object, path)).map(([how, value]) => ({
          how,
          path: path.join('.'),
          detail: detailUnlessRefused(
            withValueAt(object, path, value),
            replicaSets,
          ),
        })),
      );
      expect(
        results.filter(
          ({ detail, path }) => !detail && !REQUIRED.includes(path),
        ),
      ).toEqual([]);
      expect(
        results.filter(
          ({ how, detail }) =>
            how === 'retyped' &&
            detail &&
            ![phase, 'Unknown'].includes(detail.phase),
        ),
      ).toEqual([]);
    },
  );

  it.each([
    'status',
    'status.phase',
    'status.observedGeneration',
    'status.pauseConditions',
    'metadata.generation',
  ])('of %s, on which the phase depends, reads as Unknown', path => {
    const { object } = stateOf('12', '4080');
    const facts = projectRollout(withValueAt(object, path.split('.'), [[1]]));
    expect(deriveDetail(facts, {})).toMatchObject({
      phase: 'Unknown',
      why: {
        code: 'why-unreadable',
        params: { field: expect.stringContaining(path) },
      },
    });
    expect(
      deriveDetail(facts, {}).actions.some(({ possible }) => possible),
    ).toBe(false);
  });

  it('of a phase that nobody knows reads as Unknown', () => {
    const { object } = stateOf('12', '4080');
    const facts = projectRollout(
      withValueAt(object, ['status', 'phase'], 'Sleeping'),
    );
    expect(deriveDetail(facts, {})).toMatchObject({
      phase: 'Unknown',
      why: { code: 'why-unknown-phase', params: { phase: 'Sleeping' } },
    });
  });

  it('of something else is named below the sentence', () => {
    const { object } = stateOf('12', '4080');
    const facts = projectRollout(
      withValueAt(object, ['status', 'canary', 'weights'], 'many'),
    );
    expect(deriveDetail(facts, {})).toMatchObject({
      phase: 'Paused',
      weights: { desired: { basis: 'none' }, actual: { basis: 'none' } },
      more: [
        { code: 'more-unreadable', params: { field: 'status.canary.weights' } },
      ],
    });
  });
});

const REQUIRED = [
  '',
  'apiVersion',
  'kind',
  'metadata',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

function stateOf(scenario: string, resourceVersion: string) {
  const state = readRecording(scenario)
    .rolloutStates()
    .find(({ facts }) => facts.resourceVersion === resourceVersion);
  if (!state) throw new Error(`no version ${resourceVersion}`);
  return state;
}

function detailUnlessRefused(
  object: unknown,
  replicaSets: Parameters<typeof deriveDetail>[1]['replicaSets'],
) {
  let facts;
  try {
    facts = projectRollout(object);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
  return deriveDetail(facts, { replicaSets });
}

type Path = readonly string[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, child]) =>
      pathsOf(child, [...at, key]),
    ),
  ];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null
        ? Reflect.get(parent, key)
        : undefined,
    value,
  );
}

/** Values of other types than the one that was there. */
function damages(value: unknown): [how: 'gone' | 'retyped', value: unknown][] {
  return [
    ['gone', undefined],
    ['gone', null],
    ['retyped', typeof value === 'number' ? 'seven' : 7],
    ['retyped', typeof value === 'boolean' ? 'yes' : true],
    ['retyped', Array.isArray(value) ? { 0: {} } : [[]]],
  ];
}

function withValueAt(
  value: unknown,
  path: Path,
  replacement: unknown,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((child, index) =>
      String(index) === key ? withValueAt(child, rest, replacement) : child,
    );
  }
  return {
    ...(typeof value === 'object' ? value : {}),
    [key]: withValueAt(valueAt(value, [key]), rest, replacement),
  };
}

import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { Fleet } from './Fleet';
import { Ownership, type OwnershipRule } from './Ownership';

function stage(options: {
  rules?: OwnershipRule[];
  namespace?: Record<string, string>;
  workload?: Record<string, string>;
  /** Of its namespace. */
  name?: string;
}) {
  const { name = 'payments' } = options;
  const cluster = new FakeCluster('prod-eu', 'production');
  cluster.putNamespace(name, options.namespace);
  cluster.put(pausedCanary({ namespace: name, annotations: options.workload }));
  const [rollout] = new Fleet([cluster]).select(() => true);
  if (!rollout) throw new Error('the stage has no rollout');
  const ownership = new Ownership(
    options.rules ?? [],
    ENTITY_REF_ANNOTATION,
    async ref =>
      ref === 'component:default/payments-api'
        ? ['group:default/team-payments']
        : [],
  );
  return { ownership, rollout };
}

const component = (name: string, owner: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'payments-api' },
  },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

describe('Ownership', () => {
  it('takes nobody as owner when only the kubernetes-id matches, because any entity can claim one', async () => {
    const { ownership, rollout } = stage({});
    expect(ownership.named(rollout)).toEqual({});
    await expect(ownership.owners(rollout)).resolves.toEqual({
      refs: [],
      mayBeMore: false,
    });
    expect(
      ownership.isVerifiedFor(
        component('payments-api', 'group:default/team-payments'),
        rollout,
      ),
    ).toBe(false);
  });

  it('believes the operator before the Namespace, and the Namespace before the workload', () => {
    const workload = { [ENTITY_REF_ANNOTATION]: 'group:default/by-workload' };
    const namespace = { [ENTITY_REF_ANNOTATION]: 'group:default/by-namespace' };
    const rules = [
      { namespacePattern: 'pay*', owner: 'group:default/by-operator' },
    ];
    const named = (options: Parameters<typeof stage>[0]) => {
      const { ownership, rollout } = stage(options);
      return ownership.named(rollout);
    };
    expect(named({ rules, namespace, workload })).toEqual({
      entityRef: 'group:default/by-operator',
      source: 'config',
    });
    expect(named({ namespace, workload })).toEqual({
      entityRef: 'group:default/by-namespace',
      source: 'namespace',
    });
    expect(named({ workload })).toEqual({
      entityRef: 'group:default/by-workload',
      source: 'workload',
    });
  });

  it('does not stretch a pattern over dots or other clusters', () => {
    const rules = [
      {
        cluster: 'staging',
        namespacePattern: '*',
        owner: 'group:default/staging',
      },
      { namespacePattern: 'pay.ents', owner: 'group:default/dot' },
    ];
    const { ownership, rollout } = stage({ rules });
    expect(ownership.named(rollout)).toEqual({});
  });

  it.each([
    ['payments', true],
    ['pay*', true],
    ['*ments', true],
    ['p*y*ts', true],
    ['*ay**me*', true],
    ['*', true],
    ['pay', false],
    ['*pay', false],
    ['paym*yments', false],
    ['*n*m*', false],
  ])('the pattern %s fits payments: %s', (namespacePattern, fits) => {
    const rules = [{ namespacePattern, owner: 'group:default/by-operator' }];
    const { ownership, rollout } = stage({ rules });
    expect(ownership.named(rollout).source).toBe(fits ? 'config' : undefined);
  });

  it('finds at once that a long name does not fit a pattern with many stars', () => {
    const rules = [
      { namespacePattern: `${'*a'.repeat(30)}*b`, owner: 'group:default/x' },
    ];
    const { ownership, rollout } = stage({ rules, name: 'a'.repeat(63) });
    expect(ownership.named(rollout)).toEqual({});
  });

  it.each([
    'team-payments',
    'group:team-payments',
    'default/team-payments',
    'group:default/',
    `group:default/${'x'.repeat(64)}`,
    '',
  ])('ignores %j, which is no full entity reference', text => {
    const { ownership, rollout } = stage({
      workload: { [ENTITY_REF_ANNOTATION]: text },
    });
    expect(ownership.named(rollout)).toEqual({});
  });

  it.each([
    'group:team-payments',
    ' group:default/team-payments',
    '',
    'nobody',
  ])(
    'takes nobody as owner when the Namespace says %j: the workload does not stand in for it',
    text => {
      const { ownership, rollout } = stage({
        namespace: { [ENTITY_REF_ANNOTATION]: text },
        workload: { [ENTITY_REF_ANNOTATION]: 'group:default/team-other' },
      });
      expect(ownership.named(rollout)).toEqual({});
    },
  );

  it('takes nobody as owner while the Namespace is not known, but believes the operator', () => {
    const workload = { [ENTITY_REF_ANNOTATION]: 'group:default/team-other' };
    const { ownership, rollout } = stage({ workload });
    expect(ownership.named({ ...rollout, namespace: undefined })).toEqual({});

    const mapped = stage({
      workload,
      rules: [
        { namespacePattern: 'payments', owner: 'group:default/team-payments' },
      ],
    });
    expect(
      mapped.ownership.named({ ...mapped.rollout, namespace: undefined }),
    ).toEqual({ entityRef: 'group:default/team-payments', source: 'config' });
  });

  it('counts who owns the named component as owner, too', async () => {
    const { ownership, rollout } = stage({
      workload: { [ENTITY_REF_ANNOTATION]: 'Component:default/Payments-API' },
    });
    await expect(ownership.owners(rollout)).resolves.toEqual({
      refs: ['component:default/payments-api', 'group:default/team-payments'],
      mayBeMore: false,
    });
  });

  it('confirms an entity that is the owner or belongs to it, and no other', () => {
    const { ownership, rollout } = stage({
      namespace: { [ENTITY_REF_ANNOTATION]: 'group:default/team-payments' },
    });
    expect(
      ownership.isVerifiedFor(
        component('payments-api', 'group:default/team-payments'),
        rollout,
      ),
    ).toBe(true);
    expect(
      ownership.isVerifiedFor(
        component('impostor', 'group:default/team-other'),
        rollout,
      ),
    ).toBe(false);
  });
});

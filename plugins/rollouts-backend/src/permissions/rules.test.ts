import type { RolloutResource } from './RolloutResource';
import { rolloutRules } from './rules';

const rollout: RolloutResource = {
  id: 'prod-eu/argoproj.io/Rollout/payments/web',
  cluster: 'prod-eu',
  environment: 'production',
  namespace: 'payments',
  provider: 'argo-rollouts',
  labels: { tier: 'front' },
  owners: ['component:default/payments-api', 'group:default/team-payments'],
  unknown: [],
};

describe('rules on a rollout', () => {
  it.each([
    ['prod-eu', true],
    ['prod-us', false],
  ])('IN_CLUSTER %s: %s', (cluster, expected) => {
    expect(rolloutRules.inCluster.apply(rollout, { clusters: [cluster] })).toBe(
      expected,
    );
  });

  it('IN_NAMESPACE compares whole names', () => {
    expect(
      rolloutRules.inNamespace.apply(rollout, { namespaces: ['payments'] }),
    ).toBe(true);
    expect(
      rolloutRules.inNamespace.apply(rollout, { namespaces: ['payment'] }),
    ).toBe(false);
  });

  it('IN_ENVIRONMENT holds for no environment when the cluster has none', () => {
    expect(
      rolloutRules.inEnvironment.apply(rollout, {
        environments: ['production'],
      }),
    ).toBe(true);
    expect(
      rolloutRules.inEnvironment.apply(
        { ...rollout, environment: undefined },
        { environments: ['production', ''] },
      ),
    ).toBe(false);
  });

  it('HAS_PROVIDER', () => {
    expect(
      rolloutRules.hasProvider.apply(rollout, { providers: ['argo-rollouts'] }),
    ).toBe(true);
    expect(
      rolloutRules.hasProvider.apply(rollout, { providers: ['flagger'] }),
    ).toBe(false);
  });

  it('IS_ENTITY_OWNER holds for a claim on any owner, and for nobody when nobody owns it', () => {
    expect(
      rolloutRules.isEntityOwner.apply(rollout, {
        claims: ['user:default/x', 'group:default/team-payments'],
      }),
    ).toBe(true);
    expect(
      rolloutRules.isEntityOwner.apply(rollout, {
        claims: ['group:default/team-other'],
      }),
    ).toBe(false);
    expect(
      rolloutRules.isEntityOwner.apply(
        { ...rollout, owners: [] },
        { claims: ['group:default/team-payments'] },
      ),
    ).toBe(false);
  });

  it('HAS_LABEL with and without a value, never by what every object inherits', () => {
    expect(rolloutRules.hasLabel.apply(rollout, { key: 'tier' })).toBe(true);
    expect(
      rolloutRules.hasLabel.apply(rollout, { key: 'tier', value: 'back' }),
    ).toBe(false);
    expect(rolloutRules.hasLabel.apply(rollout, { key: 'toString' })).toBe(
      false,
    );
  });
});

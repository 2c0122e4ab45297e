import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';

import { conditionOf } from './conditionOf';
import { meetsCondition } from './meetsCondition';
import { EVERY_ROLLOUT } from './RolloutCondition';
import type { RolloutResource } from './RolloutResource';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
  rolloutRules,
} from './rules';
import { rolloutReadPermission } from '@rollouts-portal/plugin-rollouts-common';

const rules = Object.values(rolloutRules);

const web: RolloutResource = {
  id: 'eu/argoproj.io/Rollout/payments/web',
  cluster: 'eu',
  environment: 'production',
  namespace: 'payments',
  provider: 'argo-rollouts',
  labels: { tier: 'front' },
  owners: ['component:default/web', 'group:default/team-payments'],
  unknown: [],
};
const job: RolloutResource = {
  ...web,
  cluster: 'lab',
  environment: undefined,
  namespace: 'jobs',
  labels: {},
  owners: [],
};

function understood(decision: PolicyDecision | undefined) {
  const warnings: string[] = [];
  const condition = conditionOf(decision, {
    toQueries: createConditionTransformer(rules),
    warn: message => warnings.push(message),
  });
  return { condition, warnings };
}

const {
  inCluster,
  inNamespace,
  inEnvironment,
  hasProvider,
  isEntityOwner,
  hasLabel,
} = rolloutConditions;

const cases: Parameters<typeof createRolloutConditionalDecision>[1][] = [
  inCluster({ clusters: ['eu'] }),
  inNamespace({ namespaces: ['payments', 'jobs'] }),
  inEnvironment({ environments: ['production', ''] }),
  hasProvider({ providers: ['flagger'] }),
  isEntityOwner({ claims: ['group:default/team-payments'] }),
  hasLabel({ key: 'tier' }),
  hasLabel({ key: 'tier', value: 'back' }),
  { not: inCluster({ clusters: ['eu'] }) },
  {
    allOf: [
      inCluster({ clusters: ['eu', 'lab'] }),
      { not: hasLabel({ key: 'tier', value: 'front' }) },
    ],
  },
  { anyOf: [hasLabel({ key: 'toString' }), inCluster({ clusters: ['lab'] })] },
];

describe('the condition of a decision', () => {
  it.each(cases)('holds where Backstage says so: %j', conditions => {
    const decision = createRolloutConditionalDecision(
      rolloutReadPermission,
      conditions,
    );
    const { condition, warnings } = understood(decision);
    const backstage = createConditionAuthorizer(rules);
    for (const rollout of [web, job]) {
      expect(meetsCondition(rollout, condition)).toBe(
        backstage(decision, rollout),
      );
    }
    expect(warnings).toEqual([]);
  });

  it.each([
    [AuthorizeResult.ALLOW, true],
    [AuthorizeResult.DENY, false],
  ] as const)('%s: %s', (result, expected) => {
    expect(meetsCondition(web, understood({ result }).condition)).toBe(
      expected,
    );
  });

  it.each(cases)(
    'opens nothing that depends on what is unknown: %j',
    conditions => {
      const { condition } = understood(
        createRolloutConditionalDecision(rolloutReadPermission, conditions),
      );
      const unknown: RolloutResource['unknown'] = [
        'cluster',
        'environment',
        'namespace',
        'provider',
        'label',
        'owners',
      ];
      const nothingKnown: RolloutResource = {
        ...job,
        cluster: '',
        namespace: '',
        provider: '',
        unknown,
      };
      expect(meetsCondition(nothingKnown, condition)).toBe(false);
      expect(meetsCondition(nothingKnown, { not: condition })).toBe(false);
      expect(
        meetsCondition(nothingKnown, { anyOf: [condition, EVERY_ROLLOUT] }),
      ).toBe(true);
      // What is known of it, it is.
      expect(
        meetsCondition({ ...web, unknown }, { not: { not: condition } }),
      ).toBe(meetsCondition({ ...web, unknown }, condition));
    },
  );

  it('allows nothing without a decision', () => {
    expect(meetsCondition(web, understood(undefined).condition)).toBe(false);
  });

  it.each([
    ['by a rule that there is not', { rule: 'IS_NICE', params: {} }],
    ['by wrong parameters', { rule: 'IN_CLUSTER', params: { cluster: 'lab' } }],
  ])('allows nothing, also under a not, and says why: %s', (_, broken) => {
    const { condition, warnings } = understood({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'rollouts',
      resourceType: 'rollout',
      conditions: {
        anyOf: [
          inCluster({ clusters: ['eu'] }),
          { not: { resourceType: 'rollout', ...broken } },
        ],
      },
    });
    expect(meetsCondition(web, condition)).toBe(false);
    expect(warnings).toEqual([expect.stringContaining('allows none')]);
  });
});

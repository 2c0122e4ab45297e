import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { GROUP } from '../steps/collection.ts';
import { expectRefusal } from '../steps/expectRefusal.ts';

const MERGE_PATCH = 'application/merge-patch+json';
const REVIEWS = '/apis/authorization.k8s.io/v1';

export const access: readonly ContractCase[] = [
  {
    does: 'does not know a wrong token (401)',
    check: async server => {
      const answer = await server.request('GET', '/api/v1/namespaces', {
        as: 'stranger',
      });
      expectRefusal(answer, 401, 'Unauthorized', 'Unauthorized');
      // Not even where none is needed.
      const health = await server.request('GET', '/livez', { as: 'stranger' });
      expectRefusal(health, 401, 'Unauthorized', 'Unauthorized');
    },
  },
  {
    does: 'says who may not do what, and where (403)',
    check: async server => {
      const { nobody } = server;
      const inGroup = 'in API group "contract.example.test"';
      for (const [method, path, message] of [
        [
          'GET',
          `${GROUP}/things`,
          `things.contract.example.test is forbidden: User "${nobody}" cannot list resource "things" ${inGroup} at the cluster scope`,
        ],
        [
          'GET',
          `${GROUP}/namespaces/default/things?watch=1`,
          `things.contract.example.test is forbidden: User "${nobody}" cannot watch resource "things" ${inGroup} in the namespace "default"`,
        ],
        [
          'PATCH',
          `${GROUP}/namespaces/default/things/one/status`,
          `things.contract.example.test "one" is forbidden: User "${nobody}" cannot patch resource "things/status" ${inGroup} in the namespace "default"`,
        ],
        [
          'GET',
          '/api/v1/pods',
          `pods is forbidden: User "${nobody}" cannot list resource "pods" in API group "" at the cluster scope`,
        ],
      ] as const) {
        const answer = await server.request(method, path, {
          as: 'nobody',
          ...(method === 'PATCH' && { body: {}, contentType: MERGE_PATCH }),
        });
        expectRefusal(answer, 403, 'Forbidden', message);
      }
    },
  },
  {
    does: 'tells anybody whom it knows what they may do themselves',
    check: async server => {
      for (const [as, allowed] of [
        ['admin', true],
        ['nobody', false],
      ] as const) {
        const ask = (kind: string, spec: object) =>
          server.request('POST', `${REVIEWS}/${kind.toLowerCase()}s`, {
            as,
            body: { apiVersion: 'authorization.k8s.io/v1', kind, spec },
          });
        const may = await ask('SelfSubjectAccessReview', {
          resourceAttributes: {
            group: 'contract.example.test',
            resource: 'things',
            verb: 'list',
            namespace: 'default',
          },
        });
        assert.equal(may.status, 201);
        assert.equal(allowedIn(may.body), allowed);
        const rules = await ask('SelfSubjectRulesReview', {
          namespace: 'default',
        });
        assert.equal(rules.status, 201);
        assert.equal(
          ruleWordsIn(rules.body).some(word => word === '* * *'),
          allowed,
        );
      }
    },
  },
  {
    does: 'says who may not read a path that is no resource (403)',
    check: async server => {
      expectRefusal(
        await server.request('GET', '/metrics', { as: 'nobody' }),
        403,
        'Forbidden',
        `forbidden: User "${server.nobody}" cannot get path "/metrics"`,
      );
    },
  },
  {
    does: 'knows who shows no token as anonymous, who may read health and version only',
    check: async server => {
      expectRefusal(
        await server.request('GET', '/api/v1/namespaces', { as: 'anonymous' }),
        403,
        'Forbidden',
        'namespaces is forbidden: User "system:anonymous" cannot list resource "namespaces" in API group "" at the cluster scope',
      );
      const health = await server.request('GET', '/livez', { as: 'anonymous' });
      assert.deepEqual(health, { status: 200, body: 'ok' });
    },
  },
];

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === field)?.[1]
    : undefined;
}

function allowedIn(review: unknown): unknown {
  return fieldOf(fieldOf(review, 'status'), 'allowed');
}

/** Each rule as verbs, groups and resources, such as `* * *`. */
function ruleWordsIn(review: unknown): string[] {
  const rules = fieldOf(fieldOf(review, 'status'), 'resourceRules');
  return (Array.isArray(rules) ? rules : []).map((rule: unknown) =>
    ['verbs', 'apiGroups', 'resources']
      .map(field => String(fieldOf(rule, field)))
      .join(' '),
  );
}

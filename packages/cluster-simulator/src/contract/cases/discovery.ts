import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { at, isRecord } from '../steps/at.ts';
import { GROUP } from '../steps/collection.ts';

const NAME = 'contract.example.test';

export const discovery: readonly ContractCase[] = [
  {
    does: 'says its version, and that it is well',
    check: async server => {
      const { body } = await server.request('GET', '/version');
      assert.match(String(at(body, 'gitVersion')), /^v1\.\d+\.\d+/);
      assert.equal(at(body, 'major'), '1');
      for (const path of ['/livez', '/readyz', '/healthz']) {
        const health = await server.request('GET', path);
        assert.deepEqual(health, { status: 200, body: 'ok' });
      }
    },
  },
  {
    does: 'says which groups it serves, each in its version, and the core one apart',
    check: async server => {
      const core = await server.request('GET', '/api');
      assert.equal(at(core.body, 'kind'), 'APIVersions');
      assert.deepEqual(at(core.body, 'versions'), ['v1']);
      const version = { groupVersion: `${NAME}/v1`, version: 'v1' };
      const ours = {
        name: NAME,
        versions: [version],
        preferredVersion: version,
      };
      const { body } = await server.request('GET', '/apis');
      assert.equal(at(body, 'kind'), 'APIGroupList');
      const groups = at(body, 'groups');
      assert.ok(Array.isArray(groups));
      assert.deepEqual(
        groups.filter(group => at(group, 'name') === NAME),
        [ours],
      );
      assert.ok(groups.some(group => at(group, 'name') === 'argoproj.io'));
      const alone = await server.request('GET', `/apis/${NAME}`);
      assert.deepEqual(alone.body, {
        kind: 'APIGroup',
        apiVersion: 'v1',
        ...ours,
      });
    },
  },
  {
    does: 'says of each kind how it is called, where it lives and what can be done with it',
    check: async server => {
      const { body } = await server.request('GET', GROUP);
      assert.equal(at(body, 'kind'), 'APIResourceList');
      assert.equal(at(body, 'groupVersion'), `${NAME}/v1`);
      assert.deepEqual(entriesOf(body), {
        notes: 'note Note namespaced',
        things: 'thing Thing namespaced',
        'things/status': ' Thing namespaced',
      });
      assert.deepEqual(verbsOf(body, 'things'), [
        'create',
        'delete',
        'get',
        'list',
        'patch',
        'update',
        'watch',
      ]);
      assert.deepEqual(verbsOf(body, 'things/status'), [
        'get',
        'patch',
        'update',
      ]);
    },
  },
  {
    does: 'says the same of the built-in kinds and of the rollouts',
    check: async server => {
      for (const [path, name, entry] of [
        ['/api/v1', 'namespaces', 'namespace Namespace'],
        ['/api/v1', 'pods', 'pod Pod namespaced'],
        ['/apis/apps/v1', 'replicasets', 'replicaset ReplicaSet namespaced'],
        [
          '/apis/argoproj.io/v1alpha1',
          'rollouts',
          'rollout Rollout namespaced',
        ],
        [
          '/apis/argoproj.io/v1alpha1',
          'rollouts/status',
          ' Rollout namespaced',
        ],
      ] as const) {
        const { body } = await server.request('GET', path);
        assert.equal(entriesOf(body)[name], entry, name);
      }
    },
  },
  {
    does: 'knows no page for a group or version that it does not serve (404, plain text)',
    check: async server => {
      for (const path of [
        '/apis/absent.example.test',
        '/apis/absent.example.test/v1',
        `/apis/${NAME}/v2`,
        `/apis/${NAME}/v2/things`,
        '/apis/absent.example.test/v1/namespaces/default/things',
      ]) {
        assert.deepEqual(
          await server.request('GET', path),
          { status: 404, body: '404 page not found\n' },
          path,
        );
      }
    },
  },
];

function resourcesIn(list: unknown): unknown[] {
  const resources = at(list, 'resources');
  assert.ok(Array.isArray(resources), JSON.stringify(list));
  return resources;
}

function entriesOf(list: unknown): Record<string, string> {
  return Object.fromEntries(
    resourcesIn(list)
      .filter(isRecord)
      .map(({ name, singularName, kind, namespaced }) => [
        String(name),
        `${singularName} ${kind}${namespaced === true ? ' namespaced' : ''}`,
      ]),
  );
}

/** Of those that the simulated server serves; a real one knows `deletecollection`, too. */
function verbsOf(list: unknown, name: string): unknown[] {
  const found = resourcesIn(list).find(entry => at(entry, 'name') === name);
  const verbs = at(found, 'verbs');
  assert.ok(Array.isArray(verbs));
  return verbs.filter(verb => verb !== 'deletecollection').sort();
}

import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { at } from '../steps/at.ts';
import { GROUP } from '../steps/collection.ts';

export const discovery: readonly ContractCase[] = [
  {
    does: 'says its version, and which kinds it serves',
    check: async server => {
      const version = await server.request('GET', '/version');
      assert.match(String(at(version.body, 'gitVersion')), /^v1\.\d+\.\d+/);
      const groups = await server.request('GET', '/apis');
      assert.equal(at(groups.body, 'kind'), 'APIGroupList');
      const { body } = await server.request('GET', GROUP);
      const resources = at(body, 'resources');
      assert.ok(Array.isArray(resources));
      assert.deepEqual(
        resources
          .map(resource => `${at(resource, 'name')} ${at(resource, 'kind')}`)
          .sort(),
        ['notes Note', 'things Thing', 'things/status Thing'],
      );
    },
  },
];

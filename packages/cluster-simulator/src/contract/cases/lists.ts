import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { at } from '../steps/at.ts';
import { collection } from '../steps/collection.ts';
import { eventsOf } from '../steps/eventsOf.ts';
import { eventually } from '../steps/eventually.ts';
import { expectRefusal } from '../steps/expectRefusal.ts';
import { made } from '../steps/made.ts';
import { namesIn } from '../steps/namesIn.ts';
import { thing } from '../steps/thing.ts';

export const lists: readonly ContractCase[] = [
  {
    does: 'lists in pages that show one moment, whatever happens meanwhile',
    check: async server => {
      const things = await collection(server, 'things');
      for (const name of ['a', 'b', 'c']) {
        await made(server, things, thing(name));
      }
      const first = await server.request('GET', `${things}?limit=2`);
      assert.deepEqual(namesIn(first.body), ['a', 'b']);
      assert.equal(at(first.body, 'metadata', 'remainingItemCount'), 1);
      await server.request('DELETE', `${things}/c`);
      await made(server, things, thing('d'));
      const second = await server.request('GET', pageAfter(things, first.body));
      assert.deepEqual(namesIn(second.body), ['c']);
      assert.equal(
        at(second.body, 'metadata', 'resourceVersion'),
        at(first.body, 'metadata', 'resourceVersion'),
      );
      assert.ok(!at(second.body, 'metadata', 'continue'));
    },
  },
  {
    does: 'knows no pages for version 0',
    check: async server => {
      const things = await collection(server, 'things');
      for (const name of ['a', 'b']) await made(server, things, thing(name));
      // The cache that answers may be a moment behind.
      await eventually(async () => {
        const all = await server.request(
          'GET',
          `${things}?limit=1&resourceVersion=0`,
        );
        return namesIn(all.body).length === 2;
      });
    },
  },
  {
    does: 'refuses a list from a version that is yet to come (504)',
    check: async server => {
      const things = await collection(server, 'things');
      expectRefusal(
        await server.request('GET', `${things}?resourceVersion=999999999`),
        504,
        'Timeout',
        /^Timeout: Too large resource version: 999999999, current: \d+$/,
      );
    },
  },
  {
    does: 'lists a version exactly, when asked to',
    check: async server => {
      const things = await collection(server, 'things');
      const { resourceVersion } = await made(server, things, thing('a'));
      await made(server, things, thing('b'));
      const { body } = await server.request(
        'GET',
        `${things}?resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`,
      );
      assert.deepEqual(namesIn(body), ['a']);
      assert.equal(at(body, 'metadata', 'resourceVersion'), resourceVersion);
    },
  },
  {
    does: 'refuses a version match without a version (422)',
    check: async server => {
      const things = await collection(server, 'things');
      expectRefusal(
        await server.request('GET', `${things}?resourceVersionMatch=Exact`),
        422,
        'Invalid',
        /resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided/,
      );
    },
  },
  {
    does: 'refuses to go on with a list whose version it has forgotten (410), and offers to go on from now',
    check: async server => {
      const events = await collection(server, 'events');
      for (const name of ['a', 'b', 'c']) {
        await made(server, events, eventIn(events, name));
      }
      const first = await server.request('GET', `${events}?limit=1`);
      await server.request('DELETE', `${events}/b`);
      await server.expireHistory();
      const { body } = expectRefusal(
        await server.request('GET', pageAfter(events, first.body)),
        410,
        'Expired',
        /^The provided continue parameter is too old to display a consistent list result\./,
      );
      const now = await server.request('GET', pageAfter(events, body));
      assert.deepEqual(namesIn(now.body), ['c']);
    },
  },
  {
    does: 'refuses a list at exactly a version that it has forgotten (410)',
    check: async server => {
      const events = await collection(server, 'events');
      const { resourceVersion } = await made(
        server,
        events,
        eventIn(events, 'a'),
      );
      await made(server, events, eventIn(events, 'b'));
      await server.expireHistory();
      expectRefusal(
        await server.request(
          'GET',
          `${events}?resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`,
        ),
        410,
        'Expired',
        'The resourceVersion for the provided list is too old.',
      );
    },
  },
  {
    does: 'refuses a continue token that it has not given out (400)',
    check: async server => {
      const things = await collection(server, 'things');
      expectRefusal(
        await server.request('GET', `${things}?continue=bm8`),
        400,
        'BadRequest',
        /^invalid continue token: continue key is not valid: /,
      );
    },
  },
  {
    does: 'selects by labels and by name',
    check: async server => {
      const things = await collection(server, 'things');
      for (const [name, labels] of [
        ['a', { app: 'web', tier: 'front' }],
        ['b', { app: 'web' }],
        ['c', { app: 'db' }],
        ['d', {}],
      ] as const) {
        await made(server, things, {
          ...thing(name),
          metadata: { name, labels },
        });
      }
      for (const [selector, expected] of [
        ['labelSelector=app=web', 'a b'],
        ['labelSelector=app==db', 'c'],
        ['labelSelector=app!=web', 'c d'],
        ['labelSelector=app', 'a b c'],
        ['labelSelector=!app', 'd'],
        ['labelSelector=app in (web, db),!tier', 'b c'],
        ['labelSelector=app notin (web)', 'c d'],
        ['fieldSelector=metadata.name=b', 'b'],
        ['fieldSelector=metadata.name!=b', 'a c d'],
        ['labelSelector=app=web&fieldSelector=metadata.name=c', ''],
      ] as const) {
        const { body } = await server.request(
          'GET',
          `${things}?${selector.replace(/ /g, '%20')}`,
        );
        assert.equal(namesIn(body).join(' '), expected, selector);
      }
    },
  },
  {
    does: 'refuses selectors that it cannot read or does not index (400)',
    check: async server => {
      const things = await collection(server, 'things');
      for (const query of [
        'labelSelector=a%3D%3D%3Db',
        'labelSelector=app%20in%20web',
        'fieldSelector=spec.size%3D1',
        'fieldSelector=name',
      ]) {
        expectRefusal(
          await server.request('GET', `${things}?${query}`),
          400,
          'BadRequest',
        );
      }
    },
  },
  {
    does: 'says the kind of each item of a custom kind, and of built-in ones once',
    check: async server => {
      const things = await collection(server, 'things');
      await made(server, things, thing('one'));
      const custom = await server.request('GET', things);
      assert.equal(at(custom.body, 'kind'), 'ThingList');
      assert.equal(at(custom.body, 'items', 0, 'kind'), 'Thing');
      const builtIn = await server.request('GET', '/api/v1/namespaces');
      assert.equal(at(builtIn.body, 'kind'), 'NamespaceList');
      assert.equal(at(builtIn.body, 'items', 0, 'kind'), undefined);
    },
  },
  {
    does: 'gives metadata alone to who asks for it',
    check: async server => {
      const as = (kind: string) =>
        `application/json;as=${kind};g=meta.k8s.io;v=v1,application/json`;
      const { body } = await server.request(
        'GET',
        '/api/v1/namespaces?fieldSelector=metadata.name%3Ddefault',
        { accept: as('PartialObjectMetadataList') },
      );
      assert.equal(at(body, 'kind'), 'PartialObjectMetadataList');
      assert.equal(at(body, 'apiVersion'), 'meta.k8s.io/v1');
      assert.equal(at(body, 'items', 0, 'metadata', 'name'), 'default');
      assert.equal(at(body, 'items', 0, 'status'), undefined);
      const [event] = await eventsOf(
        server,
        '/api/v1/namespaces?watch=1&fieldSelector=metadata.name%3Ddefault',
        1,
        as('PartialObjectMetadata'),
      );
      assert.equal(at(event, 'object', 'kind'), 'PartialObjectMetadata');
      assert.equal(at(event, 'object', 'status'), undefined);
    },
  },
];

/** Where a list, or the refusal to go on with it, says that the next page is. */
function pageAfter(collectionPath: string, answer: unknown): string {
  const token = String(at(answer, 'metadata', 'continue'));
  return `${collectionPath}?limit=2&continue=${encodeURIComponent(token)}`;
}

function eventIn(events: string, name: string) {
  const namespace = events.split('/')[4];
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name },
    involvedObject: { kind: 'Thing', name: 'one', namespace },
  };
}

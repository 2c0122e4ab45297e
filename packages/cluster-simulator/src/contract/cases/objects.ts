import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { at } from '../steps/at.ts';
import { GROUP, collection } from '../steps/collection.ts';
import { configMap } from '../steps/configMap.ts';
import { expectRefusal } from '../steps/expectRefusal.ts';
import { made } from '../steps/made.ts';
import { madeThing } from '../steps/madeThing.ts';
import { mergePatch } from '../steps/mergePatch.ts';
import { metadataOf } from '../steps/metadataOf.ts';
import { thing } from '../steps/thing.ts';

const NOBODYS_UID = '00000000-0000-0000-0000-000000000000';

export const objects: readonly ContractCase[] = [
  {
    does: 'gives a new object uid, version, time and generation, and drops its status',
    check: async server => {
      const things = await collection(server, 'things');
      const answer = await server.request('POST', things, {
        body: { ...thing('one'), status: { ready: true } },
      });
      assert.equal(answer.status, 201);
      const metadata = metadataOf(answer.body);
      assert.match(String(metadata.uid), /^[0-9a-f-]{36}$/);
      assert.match(String(metadata.resourceVersion), /^\d+$/);
      assert.match(
        String(metadata.creationTimestamp),
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      );
      assert.equal(metadata.generation, 1);
      assert.equal(at(answer.body, 'status'), undefined);
    },
  },
  {
    does: 'makes a name from generateName',
    check: async server => {
      const things = await collection(server, 'things');
      const { status, body } = await server.request('POST', things, {
        body: { ...thing(''), metadata: { generateName: 'web-' } },
      });
      assert.equal(status, 201);
      assert.match(String(at(body, 'metadata', 'name')), /^web-[a-z0-9]{5}$/);
    },
  },
  {
    does: 'refuses to create what is there (409 AlreadyExists)',
    check: async server => {
      const things = await collection(server, 'things');
      await made(server, things, thing('one'));
      expectRefusal(
        await server.request('POST', things, { body: thing('one') }),
        409,
        'AlreadyExists',
        'things.contract.example.test "one" already exists',
      );
    },
  },
  {
    does: 'refuses to create in a namespace that is not there (404)',
    check: async server => {
      expectRefusal(
        await server.request('POST', `${GROUP}/namespaces/nowhere/things`, {
          body: thing('one'),
        }),
        404,
        'NotFound',
        'namespaces "nowhere" not found',
      );
    },
  },
  {
    does: 'refuses an object whose namespace is another than the path says (400)',
    check: async server => {
      const things = await collection(server, 'things');
      const given = thing('one');
      expectRefusal(
        await server.request('POST', things, {
          body: { ...given, metadata: { name: 'one', namespace: 'other' } },
        }),
        400,
        'BadRequest',
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    },
  },
  {
    does: 'says what is not there (404 Status), of core kinds without a group',
    check: async server => {
      const things = await collection(server, 'things');
      const { body } = expectRefusal(
        await server.request('GET', `${things}/one`),
        404,
        'NotFound',
        'things.contract.example.test "one" not found',
      );
      assert.deepEqual(at(body, 'details'), {
        name: 'one',
        group: 'contract.example.test',
        kind: 'things',
      });
      expectRefusal(
        await server.request('GET', '/api/v1/namespaces/default/pods/one'),
        404,
        'NotFound',
        'pods "one" not found',
      );
    },
  },
  {
    does: 'knows no page for a resource that it does not serve (404, plain text)',
    check: async server => {
      const answer = await server.request(
        'GET',
        `${GROUP}/namespaces/default/absences`,
      );
      assert.deepEqual(answer, { status: 404, body: '404 page not found\n' });
    },
  },
  {
    does: 'counts changes of the spec, not of labels or status, in the generation',
    check: async server => {
      const one = await madeThing(server);
      const generations = [];
      for (const [path, body] of [
        [one, { metadata: { labels: { app: 'web' } } }],
        [`${one}/status`, { status: { ready: true } }],
        [one, { spec: { size: 2 } }],
      ] as const) {
        const answer = await mergePatch(server, path, body);
        assert.equal(answer.status, 200);
        generations.push(at(answer.body, 'metadata', 'generation'));
      }
      assert.deepEqual(generations, [1, 1, 2]);
    },
  },
  {
    does: 'makes no new version for a write that changes nothing',
    check: async server => {
      const one = await madeThing(server);
      const before = await server.request('GET', one);
      const after = await mergePatch(server, one, { spec: { size: 1 } });
      assert.equal(
        at(after.body, 'metadata', 'resourceVersion'),
        at(before.body, 'metadata', 'resourceVersion'),
      );
    },
  },
  {
    does: 'answers a dry run like the real thing, and writes nothing',
    check: async server => {
      const one = await madeThing(server);
      const { status, body } = await mergePatch(server, `${one}?dryRun=All`, {
        spec: { size: 9 },
      });
      assert.equal(status, 200);
      assert.deepEqual(at(body, 'spec'), { size: 9 });
      const after = await server.request('GET', one);
      assert.deepEqual(at(after.body, 'spec'), { size: 1 });
    },
  },
  {
    does: 'replaces by PUT from the current version only',
    check: async server => {
      const one = await madeThing(server);
      const { body } = await server.request('GET', one);
      const metadata = metadataOf(body);
      const put = (fields: object, name = 'one') =>
        server.request('PUT', one, {
          body: { ...thing(name), metadata: { name, ...fields }, spec: {} },
        });
      expectRefusal(await put({}), 422, 'Invalid');
      expectRefusal(
        await put({ resourceVersion: metadata.resourceVersion }, 'two'),
        400,
        'BadRequest',
        'the name of the object (two) does not match the name on the URL (one)',
      );
      expectRefusal(
        await put({
          resourceVersion: metadata.resourceVersion,
          uid: NOBODYS_UID,
        }),
        409,
        'Conflict',
      );
      const replaced = await put({ resourceVersion: metadata.resourceVersion });
      assert.equal(replaced.status, 200);
      assert.deepEqual(at(replaced.body, 'spec'), {});
      expectRefusal(
        await put({ resourceVersion: metadata.resourceVersion }),
        409,
        'Conflict',
      );
    },
  },
  {
    does: 'deletes the object that was meant, and answers with its uid',
    check: async server => {
      const one = await madeThing(server);
      const { body } = await server.request('GET', one);
      expectRefusal(
        await server.request('DELETE', one, {
          body: { preconditions: { uid: NOBODYS_UID } },
        }),
        409,
        'Conflict',
      );
      const deleted = await server.request('DELETE', one);
      assert.deepEqual(deleted, {
        status: 200,
        body: {
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Success',
          details: {
            name: 'one',
            group: 'contract.example.test',
            kind: 'things',
            uid: at(body, 'metadata', 'uid'),
          },
        },
      });
      expectRefusal(await server.request('GET', one), 404, 'NotFound');
    },
  },
  {
    does: 'deletes what an object owned, unless told to orphan it',
    check: async server => {
      const maps = await collection(server, 'configmaps');
      const left = [];
      for (const propagationPolicy of ['Background', 'Orphan']) {
        const owner = await made(server, maps, configMap('owner'));
        const version = await made(server, maps, {
          ...configMap('owned', [owner]),
        });
        await server.request('DELETE', `${maps}/owner`, {
          body: { propagationPolicy },
        });
        for await (const event of server.watch(
          `${maps}?watch=1&fieldSelector=metadata.name%3Downed&resourceVersion=${version.resourceVersion}`,
        )) {
          left.push([
            propagationPolicy,
            at(event, 'type'),
            at(event, 'object', 'metadata', 'ownerReferences'),
          ]);
          break;
        }
        await server.request('DELETE', `${maps}/owned`);
      }
      assert.deepEqual(
        left.map(([policy, type]) => [policy, type]),
        [
          ['Background', 'DELETED'],
          ['Orphan', 'MODIFIED'],
        ],
      );
      assert.equal(left[1]?.[2], undefined);
    },
  },
];

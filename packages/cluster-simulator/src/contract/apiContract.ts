import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { ContractServer } from './ContractServer';

export type ContractCase = {
  /** What an API server does. */
  does: string;
  check(server: ContractServer): Promise<void>;
};

const GROUP = '/apis/contract.example.test/v1';
const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const NOBODYS_UID = '00000000-0000-0000-0000-000000000000';
const REJECTED =
  'the server rejected our request due to an error in our request';

/**
 * What clients rely on in a Kubernetes API server. Holds on the simulated one and on the real one, or the simulated
 * one is wrong. Cases are independent: each works in a namespace of its own.
 */
export const apiContract: readonly ContractCase[] = [
  {
    does: 'gives a new object uid, version, time and generation, and drops its status',
    check: async server => {
      const things = await collection(server, 'things');
      const answer = await server.request('POST', things, {
        body: { ...thing('one'), status: { ready: true } },
      });
      assert.equal(answer.status, 201);
      const { metadata } = shape(answer.body);
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
        const answer = await patch(server, path, body);
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
      const after = await patch(server, one, { spec: { size: 1 } });
      assert.equal(
        at(after.body, 'metadata', 'resourceVersion'),
        at(before.body, 'metadata', 'resourceVersion'),
      );
    },
  },
  {
    does: 'drops spec and labels sent to /status, without a word',
    check: async server => {
      const one = await madeThing(server);
      const { status, body } = await patch(server, `${one}/status`, {
        metadata: { labels: { app: 'web' } },
        spec: { size: 5 },
        status: { ready: true },
      });
      assert.equal(status, 200);
      assert.deepEqual(at(body, 'spec'), { size: 1 });
      assert.deepEqual(at(body, 'status'), { ready: true });
      assert.equal(at(body, 'metadata', 'labels'), undefined);
    },
  },
  {
    does: 'drops a status sent to the main resource, without a word',
    check: async server => {
      const one = await madeThing(server);
      const { status, body } = await patch(server, one, {
        spec: { size: 5 },
        status: { ready: true },
      });
      assert.equal(status, 200);
      assert.deepEqual(at(body, 'spec'), { size: 5 });
      assert.equal(at(body, 'status'), undefined);
    },
  },
  {
    does: 'takes the status with the rest, and has no /status, for a kind without one of its own',
    check: async server => {
      const notes = await collection(server, 'notes');
      await made(server, notes, { ...thing('one'), kind: 'Note' });
      const { body } = await patch(server, `${notes}/one`, {
        status: { ready: true },
      });
      assert.deepEqual(at(body, 'status'), { ready: true });
      assert.equal(at(body, 'metadata', 'generation'), 2);
      expectRefusal(
        await patch(server, `${notes}/one/status`, { status: {} }),
        404,
        'NotFound',
      );
    },
  },
  ...jsonPatchCases(),
  {
    does: 'refuses a JSON patch that is broken or no list (400)',
    check: async server => {
      const one = await madeThing(server);
      for (const [body, message] of [
        ['[{"op":"test"', 'error decoding patch: unexpected end of JSON input'],
        ['{}', /^error decoding patch: json: cannot unmarshal object/],
      ] as const) {
        expectRefusal(
          await server.request('PATCH', one, { body, contentType: JSON_PATCH }),
          400,
          'BadRequest',
          message,
        );
      }
    },
  },
  {
    does: 'refuses a patch in a format that it does not know (415)',
    check: async server => {
      const one = await madeThing(server);
      expectRefusal(
        await server.request('PATCH', one, {
          body: {},
          contentType: 'application/strategic-merge-patch+json',
        }),
        415,
        'UnsupportedMediaType',
      );
    },
  },
  {
    does: 'removes by null in a merge patch, and replaces lists whole',
    check: async server => {
      const things = await collection(server, 'things');
      await made(server, things, {
        ...thing('one'),
        spec: { size: 1, list: [1, 2], deep: { a: 1, b: 2 } },
      });
      const { body } = await patch(server, `${things}/one`, {
        spec: { size: null, list: [3], deep: { b: null, c: 3 } },
      });
      assert.deepEqual(at(body, 'spec'), { list: [3], deep: { a: 1, c: 3 } });
    },
  },
  {
    does: 'refuses a merge patch from an old version (409), on both parts',
    check: async server => {
      const one = await madeThing(server);
      const { body } = await server.request('GET', one);
      const resourceVersion = at(body, 'metadata', 'resourceVersion');
      await patch(server, one, { spec: { size: 2 } });
      for (const path of [one, `${one}/status`]) {
        expectRefusal(
          await patch(server, path, {
            metadata: { resourceVersion },
            spec: { size: 3 },
            status: { ready: true },
          }),
          409,
          'Conflict',
          'Operation cannot be fulfilled on things.contract.example.test "one": the object has been modified; please apply your changes to the latest version and try again',
        );
      }
    },
  },
  {
    does: 'ignores a wrong uid on /status, and refuses it on the main resource (422)',
    check: async server => {
      const one = await madeThing(server);
      const metadata = { uid: NOBODYS_UID };
      const { status, body } = await patch(server, `${one}/status`, {
        metadata,
        status: { ready: true },
      });
      assert.equal(status, 200);
      assert.deepEqual(at(body, 'status'), { ready: true });
      expectRefusal(
        await patch(server, one, { metadata, spec: { size: 2 } }),
        422,
        'Invalid',
        `Thing.contract.example.test "one" is invalid: metadata.uid: Invalid value: "${NOBODYS_UID}": field is immutable`,
      );
    },
  },
  {
    does: 'answers a dry run like the real thing, and writes nothing',
    check: async server => {
      const one = await madeThing(server);
      const { status, body } = await patch(server, `${one}?dryRun=All`, {
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
      const { metadata } = shape(body);
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
      const token = String(at(first.body, 'metadata', 'continue'));
      const second = await server.request(
        'GET',
        `${things}?limit=2&continue=${encodeURIComponent(token)}`,
      );
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
    does: 'answers with the object when it is asked to watch one by its path',
    check: async server => {
      const one = await madeThing(server);
      const { status, body } = await server.request('GET', `${one}?watch=1`);
      assert.equal(status, 200);
      assert.equal(at(body, 'kind'), 'Thing');
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
  {
    does: 'tells a watch what came after its version, in order, and resumes from any of them',
    check: async server => {
      const things = await collection(server, 'things');
      const { body } = await server.request('GET', things);
      const from = String(at(body, 'metadata', 'resourceVersion'));
      await made(server, things, thing('one'));
      await patch(server, `${things}/one`, { spec: { size: 2 } });
      await server.request('DELETE', `${things}/one`);
      const watch = `${things}?watch=1&resourceVersion=`;
      const events = await eventsOf(server, `${watch}${from}`, 3);
      assert.deepEqual(
        events.map(event => [
          at(event, 'type'),
          at(event, 'object', 'kind'),
          at(event, 'object', 'spec', 'size'),
        ]),
        [
          ['ADDED', 'Thing', 1],
          ['MODIFIED', 'Thing', 2],
          ['DELETED', 'Thing', 2],
        ],
      );
      const versions = events.map(event =>
        String(at(event, 'object', 'metadata', 'resourceVersion')),
      );
      assert.equal(new Set(versions).size, 3);
      assert.deepEqual(
        await eventsOf(server, `${watch}${versions[0]}`, 2),
        events.slice(1),
      );
    },
  },
  {
    does: 'begins a watch without a version with what is there',
    check: async server => {
      const things = await collection(server, 'things');
      await made(server, things, thing('one'));
      const [event] = await eventsOf(server, `${things}?watch=1`, 1);
      assert.equal(at(event, 'type'), 'ADDED');
      assert.equal(at(event, 'object', 'metadata', 'name'), 'one');
    },
  },
  {
    does: 'tells a watch with a selector of objects that begin and cease to match',
    check: async server => {
      const things = await collection(server, 'things');
      const { resourceVersion } = await made(server, things, thing('one'));
      const one = `${things}/one`;
      await patch(server, one, { metadata: { labels: { app: 'web' } } });
      await patch(server, one, { spec: { size: 2 } });
      await patch(server, one, { metadata: { labels: { app: 'db' } } });
      const events = await eventsOf(
        server,
        `${things}?watch=1&labelSelector=app%3Dweb&resourceVersion=${resourceVersion}`,
        3,
      );
      assert.deepEqual(
        events.map(event => [
          at(event, 'type'),
          at(event, 'object', 'metadata', 'labels', 'app'),
        ]),
        [
          ['ADDED', 'web'],
          ['MODIFIED', 'web'],
          ['DELETED', 'web'],
        ],
      );
    },
  },
  {
    does: 'streams a list and marks its end with a bookmark',
    check: async server => {
      const things = await collection(server, 'things');
      for (const name of ['a', 'b']) await made(server, things, thing(name));
      const events = await eventsOf(
        server,
        `${things}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
        3,
      );
      const [mark] = events.splice(2, 1);
      assert.deepEqual(
        events
          .map(event => String(at(event, 'object', 'metadata', 'name')))
          .sort(),
        ['a', 'b'],
      );
      assert.equal(at(mark, 'type'), 'BOOKMARK');
      assert.equal(at(mark, 'object', 'kind'), 'Thing');
      assert.equal(
        at(
          mark,
          'object',
          'metadata',
          'annotations',
          'k8s.io/initial-events-end',
        ),
        'true',
      );
      assert.match(
        String(at(mark, 'object', 'metadata', 'resourceVersion')),
        /^\d+$/,
      );
    },
  },
  {
    does: 'refuses to stream a list without the version match that belongs to it (422)',
    check: async server => {
      const things = await collection(server, 'things');
      expectRefusal(
        await server.request('GET', `${things}?watch=1&sendInitialEvents=true`),
        422,
        'Invalid',
        /resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan/,
      );
    },
  },
  {
    does: 'ends a watch when its time is over',
    check: async server => {
      const things = await collection(server, 'things');
      const events = await eventsOf(
        server,
        `${things}?watch=1&timeoutSeconds=1`,
        Infinity,
      );
      assert.deepEqual(events, []);
    },
  },
  {
    does: 'does not know a wrong token (401)',
    check: async server => {
      const answer = await server.request('GET', '/api/v1/namespaces', {
        as: 'stranger',
      });
      expectRefusal(answer, 401, 'Unauthorized', 'Unauthorized');
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

/** A row each: what is sent to /status, and what comes of it. */
function jsonPatchCases(): ContractCase[] {
  const rows: [does: string, operations: object[], holds: boolean][] = [
    ['a test that holds', [test('/status/step', 1)], true],
    ['a test that fails', [test('/status/step', 2)], false],
    ['a test on a wrong uid', [test('/metadata/uid', NOBODYS_UID)], false],
    ['a test on the spec', [test('/spec/size', 1)], true],
    ['a test of a whole list', [test('/status/pauses', [{ at: 'x' }])], true],
    ['a test of a type', [test('/status/step', '1')], false],
    ['a test in a list', [test('/status/pauses/0/at', 'x')], true],
    ['a test beyond a list', [test('/status/pauses/1/at', 'x')], false],
    ['a test on an absent field', [test('/status/abort', true)], false],
    ['a test for absence by null', [test('/status/abort', null)], true],
    [
      'a test for absence of what is there',
      [test('/status/step', null)],
      false,
    ],
    ['a test below an absent field', [test('/status/no/where', null)], false],
    ['an escaped path', [test('/status/a~1b', 1)], true],
    ['removing', [{ op: 'remove', path: '/status/pauses' }], true],
    ['removing what is absent', [{ op: 'remove', path: '/status/no' }], false],
    ['adding', [{ op: 'add', path: '/status/abort', value: true }], true],
    [
      'adding to the end of a list',
      [{ op: 'add', path: '/status/pauses/-', value: {} }],
      true,
    ],
    [
      'adding below an absent field',
      [{ op: 'add', path: '/status/no/where', value: 1 }],
      false,
    ],
    ['replacing', [{ op: 'replace', path: '/status/step', value: 2 }], true],
    // Here the server is kinder than RFC 6902.
    [
      'replacing what is absent',
      [{ op: 'replace', path: '/status/no', value: 2 }],
      true,
    ],
    [
      'replacing beyond a list',
      [{ op: 'replace', path: '/status/pauses/1', value: {} }],
      false,
    ],
    [
      'removing beyond a list',
      [{ op: 'remove', path: '/status/pauses/1' }],
      false,
    ],
    [
      'adding beyond a list',
      [{ op: 'add', path: '/status/pauses/2', value: {} }],
      false,
    ],
    [
      'adding right at the end of a list',
      [{ op: 'add', path: '/status/pauses/1', value: {} }],
      true,
    ],
    [
      'a test from the end of a list',
      [test('/status/pauses/-1/at', 'x')],
      true,
    ],
    [
      'a test from beyond the beginning of a list',
      [test('/status/pauses/-2/at', 'x')],
      false,
    ],
    [
      'moving what is absent',
      [{ op: 'move', from: '/status/no', path: '/status/before' }],
      false,
    ],
    [
      'copying what is absent',
      [{ op: 'copy', from: '/status/no', path: '/status/before' }],
      true,
    ],
    ['an operation that is none', [{ op: 'jump', path: '/status' }], false],
    ['no operation at all', [], true],
    [
      'copying',
      [{ op: 'copy', from: '/status/step', path: '/status/before' }],
      true,
    ],
    [
      'moving',
      [{ op: 'move', from: '/status/step', path: '/status/before' }],
      true,
    ],
    [
      'all of it or nothing',
      [{ op: 'remove', path: '/status/pauses' }, test('/status/step', 2)],
      false,
    ],
  ];
  return rows.map(([what, operations, holds]) => ({
    does: `${holds ? 'applies' : 'rejects (422)'} a JSON patch: ${what}`,
    check: async server => {
      const one = await madeThing(server);
      const status = { step: 1, pauses: [{ at: 'x' }], 'a/b': 1 };
      const before = await patch(server, `${one}/status`, { status });
      assert.equal(before.status, 200);
      const answer = await server.request('PATCH', `${one}/status`, {
        body: operations,
        contentType: JSON_PATCH,
      });
      if (holds) {
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        return;
      }
      expectRefusal(answer, 422, 'Invalid', REJECTED);
      const after = await server.request('GET', one);
      assert.deepEqual(at(after.body, 'status'), status);
    },
  }));
}

function test(path: string, value: unknown) {
  return { op: 'test', path, value };
}

function thing(name: string) {
  return {
    apiVersion: 'contract.example.test/v1',
    kind: 'Thing',
    metadata: { name },
    spec: { size: 1 },
  };
}

function configMap(name: string, owners: { uid: string }[] = []) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      ownerReferences: owners.map(({ uid }) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'owner',
        uid,
      })),
    },
  };
}

/** The path of a collection in a new namespace. */
async function collection(
  server: ContractServer,
  plural: string,
): Promise<string> {
  const name = `contract-${randomBytes(6).toString('hex')}`;
  await made(server, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });
  return plural === 'configmaps'
    ? `/api/v1/namespaces/${name}/configmaps`
    : `${GROUP}/namespaces/${name}/${plural}`;
}

async function madeThing(server: ContractServer): Promise<string> {
  const things = await collection(server, 'things');
  await made(server, things, thing('one'));
  return `${things}/one`;
}

async function made(
  server: ContractServer,
  path: string,
  body: object,
): Promise<{ uid: string; resourceVersion: string }> {
  const answer = await server.request('POST', path, { body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const { uid, resourceVersion } = shape(answer.body).metadata;
  return { uid: String(uid), resourceVersion: String(resourceVersion) };
}

function patch(server: ContractServer, path: string, body: object) {
  return server.request('PATCH', path, { body, contentType: MERGE_PATCH });
}

function expectRefusal(
  answer: { status: number; body: unknown },
  code: number,
  reason: string,
  message?: string | RegExp,
): { body: unknown } {
  assert.equal(answer.status, code, JSON.stringify(answer.body));
  const { body } = answer;
  assert.equal(at(body, 'kind'), 'Status');
  assert.equal(at(body, 'apiVersion'), 'v1');
  assert.equal(at(body, 'status'), 'Failure');
  assert.equal(at(body, 'reason'), reason);
  assert.equal(at(body, 'code'), code);
  if (typeof message === 'string') assert.equal(at(body, 'message'), message);
  else if (message) assert.match(String(at(body, 'message')), message);
  return { body };
}

async function eventsOf(
  server: ContractServer,
  path: string,
  count: number,
  accept?: string,
): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of server.watch(
    path,
    accept === undefined ? {} : { accept },
  )) {
    events.push(event);
    if (events.length >= count) break;
  }
  return events;
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
  }
  assert.fail('it never came to be');
}

function namesIn(list: unknown): string[] {
  const items = at(list, 'items');
  assert.ok(Array.isArray(items), JSON.stringify(list));
  return items.map(item => String(at(item, 'metadata', 'name')));
}

function shape(object: unknown): { metadata: Record<string, unknown> } {
  const metadata = at(object, 'metadata');
  assert.ok(isRecord(metadata));
  return { metadata };
}

/** What stands at this path, undefined when nothing does. */
function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const part of path) {
    found = isRecord(found) ? found[part] : undefined;
  }
  return found;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

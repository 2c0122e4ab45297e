import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { at } from '../steps/at.ts';
import { collection, GROUP } from '../steps/collection.ts';
import { expectRefusal } from '../steps/expectRefusal.ts';
import { made } from '../steps/made.ts';
import { madeThing } from '../steps/madeThing.ts';
import { mergePatch } from '../steps/mergePatch.ts';
import { thing } from '../steps/thing.ts';

const JSON_PATCH = 'application/json-patch+json';
const NOBODYS_UID = '00000000-0000-0000-0000-000000000000';
const REJECTED =
  'the server rejected our request due to an error in our request';

export const patches: readonly ContractCase[] = [
  {
    does: 'drops spec and labels sent to /status, without a word',
    check: async server => {
      const one = await madeThing(server);
      const { status, body } = await mergePatch(server, `${one}/status`, {
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
      const { status, body } = await mergePatch(server, one, {
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
      const { body } = await mergePatch(server, `${notes}/one`, {
        status: { ready: true },
      });
      assert.deepEqual(at(body, 'status'), { ready: true });
      assert.equal(at(body, 'metadata', 'generation'), 2);
      expectRefusal(
        await mergePatch(server, `${notes}/one/status`, { status: {} }),
        404,
        'NotFound',
      );
    },
  },
  ...jsonPatchCases(),
  {
    does: 'holds a JSON patch of the spec to tests of spec and status, and drops what it says of the status',
    check: async server => {
      const one = await madeThing(server);
      await mergePatch(server, `${one}/status`, { status: { step: 1 } });
      const send = (step: number) =>
        server.request('PATCH', one, {
          body: [
            test('/spec/size', 1),
            test('/status/step', step),
            { op: 'replace', path: '/spec/size', value: 2 },
            { op: 'add', path: '/status/abort', value: true },
          ],
          contentType: JSON_PATCH,
        });
      expectRefusal(await send(2), 422, 'Invalid', REJECTED);
      const { status, body } = await send(1);
      assert.equal(status, 200);
      assert.deepEqual(at(body, 'spec'), { size: 2 });
      assert.deepEqual(at(body, 'status'), { step: 1 });
      // What was true for the first is not for the second: nothing is done twice.
      expectRefusal(await send(1), 422, 'Invalid', REJECTED);
    },
  },
  {
    does: 'rejects (422) a JSON patch for an object that was made anew under its name',
    check: async server => {
      const things = await collection(server, 'things');
      const { uid } = await made(server, things, thing('one'));
      await server.request('DELETE', `${things}/one`);
      await made(server, things, thing('one'));
      expectRefusal(
        await server.request('PATCH', `${things}/one/status`, {
          body: [
            test('/metadata/uid', uid),
            { op: 'add', path: '/status', value: { abort: true } },
          ],
          contentType: JSON_PATCH,
        }),
        422,
        'Invalid',
        REJECTED,
      );
      const { body } = await server.request('GET', `${things}/one`);
      assert.equal(at(body, 'status'), undefined);
    },
  },
  {
    does: 'does not find what a patch is for (404), on both parts, nor its namespace',
    check: async server => {
      const things = await collection(server, 'things');
      for (const path of [
        `${things}/one`,
        `${things}/one/status`,
        `${GROUP}/namespaces/nowhere/things/one/status`,
      ]) {
        expectRefusal(
          await server.request('PATCH', path, {
            body: [test('/spec/size', 1)],
            contentType: JSON_PATCH,
          }),
          404,
          'NotFound',
          'things.contract.example.test "one" not found',
        );
      }
    },
  },
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
      const { body } = await mergePatch(server, `${things}/one`, {
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
      await mergePatch(server, one, { spec: { size: 2 } });
      for (const path of [one, `${one}/status`]) {
        expectRefusal(
          await mergePatch(server, path, {
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
      const { status, body } = await mergePatch(server, `${one}/status`, {
        metadata,
        status: { ready: true },
      });
      assert.equal(status, 200);
      assert.deepEqual(at(body, 'status'), { ready: true });
      expectRefusal(
        await mergePatch(server, one, { metadata, spec: { size: 2 } }),
        422,
        'Invalid',
        `Thing.contract.example.test "one" is invalid: metadata.uid: Invalid value: "${NOBODYS_UID}": field is immutable`,
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
      const before = await mergePatch(server, `${one}/status`, { status });
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

import assert from 'node:assert/strict';
import type { ContractCase } from '../ContractCase.ts';
import { at } from '../steps/at.ts';
import { collection } from '../steps/collection.ts';
import { eventsOf } from '../steps/eventsOf.ts';
import { expectRefusal } from '../steps/expectRefusal.ts';
import { made } from '../steps/made.ts';
import { madeThing } from '../steps/madeThing.ts';
import { mergePatch } from '../steps/mergePatch.ts';
import { thing } from '../steps/thing.ts';

export const watches: readonly ContractCase[] = [
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
    does: 'tells a watch what came after its version, in order, and resumes from any of them',
    check: async server => {
      const things = await collection(server, 'things');
      const { body } = await server.request('GET', things);
      const from = String(at(body, 'metadata', 'resourceVersion'));
      await made(server, things, thing('one'));
      await mergePatch(server, `${things}/one`, { spec: { size: 2 } });
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
      await mergePatch(server, one, { metadata: { labels: { app: 'web' } } });
      await mergePatch(server, one, { spec: { size: 2 } });
      await mergePatch(server, one, { metadata: { labels: { app: 'db' } } });
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
    does: 'marks the end of a streamed list that is empty, tells what comes after it, and resumes from the mark',
    check: async server => {
      const things = await collection(server, 'things');
      const { value: mark, rest } = await firstOf(
        server.watch(
          `${things}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
        ),
      );
      assert.equal(at(mark, 'type'), 'BOOKMARK');
      await made(server, things, thing('one'));
      const { value: told } = await firstOf(rest);
      assert.equal(at(told, 'type'), 'ADDED');
      const from = String(at(mark, 'object', 'metadata', 'resourceVersion'));
      assert.deepEqual(
        await eventsOf(server, `${things}?watch=1&resourceVersion=${from}`, 1),
        [told],
      );
    },
  },
  {
    does: 'streams a list to who asks for no list, beginning after it',
    check: async server => {
      const things = await collection(server, 'things');
      await made(server, things, thing('old'));
      const { resourceVersion } = await made(server, things, thing('new'));
      const before = String(Number(resourceVersion) - 1);
      const events = await eventsOf(
        server,
        `${things}?watch=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=${before}`,
        1,
      );
      assert.equal(at(events[0], 'object', 'metadata', 'name'), 'new');
    },
  },
  {
    does: 'ends a watch from a version that it has forgotten with an error (410)',
    check: async server => {
      const things = await collection(server, 'things');
      // Nothing reaches back to the beginning of a cluster.
      const events = await eventsOf(
        server,
        `${things}?watch=1&resourceVersion=1`,
        Infinity,
      );
      assert.deepEqual(
        events.map(event => [
          at(event, 'type'),
          at(event, 'object', 'kind'),
          at(event, 'object', 'code'),
          at(event, 'object', 'reason'),
        ]),
        [['ERROR', 'Status', 410, 'Expired']],
      );
      assert.match(
        String(at(events[0], 'object', 'message')),
        /^too old resource version: 1 \(\d+\)$/,
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
];

/** The first of a watch, which stays open for the rest. */
async function firstOf(events: AsyncIterable<unknown>) {
  const iterator = events[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  return { value, rest: { [Symbol.asyncIterator]: () => iterator } };
}

import { createServer } from 'node:http';

import express from 'express';

import { LoopbackServer } from '../cluster/testing/LoopbackServer';
import { replyUnlessKnown } from './replyUnlessKnown';

const SINCE = '2026-11-21T02:46:00Z';

function page(lastContactAt: string, matching = 0) {
  const freshness = { state: 'live', lastContactAt, since: SINCE };
  return { matching, clusters: [{ name: 'eu', freshness }] };
}

describe('an answer to who names a tag', () => {
  let server: LoopbackServer;
  let content: object;

  beforeEach(async () => {
    const app = express();
    app.get('/', (request, response) =>
      replyUnlessKnown(request, response, content),
    );
    server = await new LoopbackServer(createServer(app)).start();
  });
  afterEach(() => server.stop());

  /** As a page asks: `fetch` adds `cache-control: no-cache` where it is given a tag. */
  async function ask(tag?: string | null) {
    const response = await fetch(`http://127.0.0.1:${server.port}/`, {
      headers: tag ? { 'if-none-match': tag } : {},
    });
    const { status, headers } = response;
    const text = await response.text();
    return {
      status,
      tag: headers.get('etag'),
      type: headers.get('content-type'),
      text,
    };
  }

  it('is nothing while it is the same but for clusters that were heard again', async () => {
    content = page('2026-11-21T03:00:00Z');
    const { status, tag, type, text } = await ask();
    expect([status, type, JSON.parse(text)]).toEqual([
      200,
      'application/json; charset=utf-8',
      content,
    ]);
    content = page('2026-11-21T03:00:10Z');
    expect(await ask(tag)).toMatchObject({ status: 304, text: '', tag });
    expect(await ask(`"other", ${tag}`)).toMatchObject({ status: 304 });
  });

  it('is all of it when anything else is another', async () => {
    content = page(SINCE);
    const { tag } = await ask();
    content = page(SINCE, 1);
    const { status, text } = await ask(tag);
    expect([status, JSON.parse(text)]).toEqual([200, content]);
  });
});

import type { LiveReply } from './LiveSource';
import { PolledSource } from './PolledSource';

describe('a source that has to be asked', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks again with the tag of what it knows, and tells what has changed', async () => {
    const replies: LiveReply<string>[] = [
      { changed: true, content: 'first', etag: 'W/"1"' },
      { changed: false },
      { changed: true, content: 'second', etag: 'W/"2"' },
    ];
    const tags: (string | undefined)[] = [];
    const source = new PolledSource<string>(async ({ etag }) => {
      tags.push(etag);
      return replies.shift() ?? { changed: false };
    });
    const end = new AbortController();
    const events = source.follow({ signal: end.signal });

    expect((await events.next()).value).toEqual({
      event: 'snapshot',
      data: 'first',
    });
    for (const expected of [
      { event: 'heartbeat' },
      { event: 'snapshot', data: 'second' },
    ]) {
      const next = events.next();
      await jest.advanceTimersByTimeAsync(10_000);
      expect((await next).value).toEqual(expected);
    }
    expect(tags).toEqual([undefined, 'W/"1"', 'W/"1"']);
  });

  it('ends at once when nobody follows it any more, also while it waits', async () => {
    const read = jest.fn(async () => ({ changed: false as const }));
    const end = new AbortController();
    const events = new PolledSource(read).follow({ signal: end.signal });
    await events.next();
    const last = events.next();
    end.abort();
    expect(await last).toEqual({ done: true, value: undefined });
    expect(read).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});

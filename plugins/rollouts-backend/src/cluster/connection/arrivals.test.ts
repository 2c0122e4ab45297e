import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

import { arrivals } from './arrivals';

const KILOBYTE = Buffer.alloc(1024, 'x');

describe('arrivals', () => {
  const parts: string[][] = [];
  const contact = jest.fn();
  const behind = jest.fn(() => () => {
    caughtUp();
  });
  const caughtUp = jest.fn();
  const hearing = { contact, behind };

  beforeEach(() => {
    parts.length = 0;
    jest.clearAllMocks();
  });

  const take = async (body: AsyncIterable<readonly Buffer[]>) => {
    for await (const together of body) parts.push(together.map(String));
  };

  it('hands on together what has come by one turn of the event loop, and tells of contact once', async () => {
    const stream = new PassThrough();
    const taken = take(arrivals(stream, hearing));
    stream.write('a');
    stream.write('b');
    await turn();
    await turn();
    stream.end('c');
    await taken;
    expect(parts).toEqual([['a', 'b'], ['c']]);
    expect(contact).toHaveBeenCalledTimes(2);
  });

  it('waits for what else comes in the same turn', async () => {
    const stream = new PassThrough();
    const taken = take(arrivals(stream, hearing));
    const seen = new Promise<void>(resolve => {
      stream.once('data', () => resolve());
    });
    stream.write('a');
    await seen;
    stream.write('b');
    await turn();
    await turn();
    stream.end();
    await taken;
    expect(parts).toEqual([['a', 'b']]);
  });

  it('says what came while its reader was busy, though the stream has ended', async () => {
    const stream = new PassThrough();
    const iterator = arrivals(stream, hearing)[Symbol.asyncIterator]();
    stream.write('a');
    await iterator.next();
    stream.end('b');
    await turn();
    await turn();
    expect(String((await iterator.next()).value)).toBe('b');
    expect(await iterator.next()).toMatchObject({ done: true });
  });

  it('says what came while its reader was busy, though the stream has failed', async () => {
    const stream = new PassThrough();
    const iterator = arrivals(stream, hearing)[Symbol.asyncIterator]();
    stream.write('a');
    await iterator.next();
    stream.once('data', () => stream.destroy(new Error('torn')));
    stream.write('b');
    await turn();
    await turn();
    expect(String((await iterator.next()).value)).toBe('b');
    await expect(iterator.next()).rejects.toThrow('torn');
  });

  it('loses nothing of what came before anybody read', async () => {
    const stream = new PassThrough();
    const body = arrivals(stream, hearing);
    stream.end('early');
    await turn();
    await take(body);
    expect(parts.flat()).toEqual(['early']);
  });

  it('says all that came before the stream failed, and then why it failed', async () => {
    const stream = new PassThrough();
    const taken = take(arrivals(stream, hearing));
    stream.once('data', () => stream.destroy(new Error('torn')));
    stream.write('a');
    await expect(taken).rejects.toThrow('torn');
    expect(parts.flat()).toEqual(['a']);
  });

  it('takes a stream that is closed before its end for broken', async () => {
    const stream = new PassThrough();
    const taken = take(arrivals(stream, hearing));
    stream.destroy();
    await expect(taken).rejects.toThrow('Premature close');
    expect(parts).toEqual([]);
    expect(contact).not.toHaveBeenCalled();
  });

  it('is behind from the part for which the other side had to wait until one for which it had not', async () => {
    const stream = new PassThrough({
      highWaterMark: 4 * 1024 * KILOBYTE.length,
    });
    const iterator = arrivals(stream, hearing)[Symbol.asyncIterator]();
    for (let written = 0; written < 1_100; written += 1) stream.write(KILOBYTE);
    await iterator.next();
    await iterator.next();
    expect(behind).toHaveBeenCalledTimes(1);
    expect(caughtUp).not.toHaveBeenCalled();
    expect((await iterator.next()).value).toHaveLength(76);
    expect(caughtUp).toHaveBeenCalledTimes(1);
    stream.write('more');
    await iterator.next();
    expect(behind).toHaveBeenCalledTimes(1);
  });

  it('is behind no more when its reader gives up', async () => {
    const stream = new PassThrough({ highWaterMark: 1024 * KILOBYTE.length });
    const body = arrivals(stream, hearing);
    for (let written = 0; written < 600; written += 1) stream.write(KILOBYTE);
    for await (const _ of body) break;
    expect(behind).toHaveBeenCalledTimes(1);
    expect(caughtUp).toHaveBeenCalledTimes(1);
  });

  it('leaves with the other side what is more than a reader should have waiting', async () => {
    const stream = new PassThrough({ highWaterMark: 1024 * 1024 });
    const iterator = arrivals(stream, hearing)[Symbol.asyncIterator]();
    for (let written = 0; written < 600; written += 1) stream.write(KILOBYTE);
    const first = await iterator.next();
    expect(first.value).toHaveLength(512);
    const second = await iterator.next();
    expect(second.value).toHaveLength(88);
  });
});

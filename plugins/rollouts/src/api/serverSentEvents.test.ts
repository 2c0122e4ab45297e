import { serverSentEvents } from './serverSentEvents';

/** A body that arrives in exactly these pieces. */
function bodyOf(chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(
          typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk,
        );
      }
      controller.close();
    },
  });
}

async function read(...chunks: (string | Uint8Array)[]) {
  const events = [];
  for await (const event of serverSentEvents(bodyOf(chunks))) {
    events.push(event);
  }
  return events;
}

describe('serverSentEvents', () => {
  const expected = [
    { event: 'snapshot', data: '{"a":1}' },
    { event: 'heartbeat', data: '{}' },
  ];

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end in %s', async (_, end) => {
    const text = [
      'event: snapshot',
      'data: {"a":1}',
      '',
      'event: heartbeat',
      'data: {}',
      '',
      // A last CR could be half a CRLF, so it needs something after it.
      ': end',
      '',
    ].join(end);
    expect(await read(text)).toEqual(expected);
  });

  it('reads the same whatever the chunks are cut into', async () => {
    const text =
      'event: snapshot\r\ndata: {"a":1}\r\n\r\nevent:heartbeat\ndata:{}\n\n';
    for (let size = 1; size < text.length; size += 1) {
      const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(await read(...chunks)).toEqual(expected);
    }
  });

  it('does not break a character that is cut in two', async () => {
    const bytes = new TextEncoder().encode('data: ≥ 0.95\n\n');
    expect(await read(bytes.slice(0, 7), bytes.slice(7))).toEqual([
      { event: 'message', data: '≥ 0.95' },
    ]);
  });

  it('joins several data lines and keeps further colons and spaces', async () => {
    expect(await read('data:  one: 1\ndata\ndata: two\n\n')).toEqual([
      { event: 'message', data: ' one: 1\n\ntwo' },
    ]);
  });

  it('skips comments, unknown fields and events without data', async () => {
    expect(
      await read(': hello\nid: 1\nretry: 5\n\nevent: empty\n\ndata: x\n\n'),
    ).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('does not dispatch an event that the end cuts off', async () => {
    expect(await read('data: whole\n\ndata: half\n')).toEqual([
      { event: 'message', data: 'whole' },
    ]);
  });

  it('closes the connection when nobody reads on', async () => {
    const cancelled = jest.fn();
    const body = new ReadableStream<Uint8Array>({
      start: controller =>
        controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: cancelled,
    });
    for await (const event of serverSentEvents(body)) {
      expect(event.data).toBe('x');
      break;
    }
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});

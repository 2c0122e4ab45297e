import { constants } from 'node:http2';

import {
  ACK,
  END_HEADERS,
  END_STREAM,
  FRAME,
  frame,
  headerBlock,
  trailerBlock,
  unsigned32,
} from './http2Frames';

/** What is sent for one request; then the connection may go, too: with a goodbye or without. */
export type HostileAnswer = {
  name: string;
  bytes: (stream: number) => readonly Buffer[];
  then?: 'end' | 'cut';
};

const LIST = '{"kind":"List","metadata":{},"items":[{"a":1},{"a":2}]}';
const EVENT = '{"type":"ADDED","object":{"a":1}}\n';
const HEADERS = headerBlock();
const INTERNAL = constants.NGHTTP2_INTERNAL_ERROR;

const begin = (stream: number) =>
  frame(FRAME.headers, { flags: END_HEADERS, stream }, HEADERS);
const whole = (stream: number) =>
  frame(FRAME.headers, { flags: END_HEADERS | END_STREAM, stream }, HEADERS);
const data = (stream: number, text: string, flags = 0) =>
  frame(FRAME.data, { flags, stream }, Buffer.from(text));
const reset = (stream: number, code: number = INTERNAL) =>
  frame(FRAME.reset, { stream }, unsigned32(code));
const trailers = (stream: number, flags: number) =>
  frame(FRAME.headers, { flags, stream }, trailerBlock());
const goAway = (last: number, code: number) =>
  frame(FRAME.goAway, {}, unsigned32(last, code));
const settings = (id: number, value: number) =>
  frame(
    FRAME.settings,
    {},
    Buffer.concat([Buffer.from([0, id]), unsigned32(value)]),
  );

/** Right ones and wrong ones: what a server, a proxy or an enemy may send on a stream, and around it. */
export const HOSTILE_ANSWERS: readonly HostileAnswer[] = [
  { name: 'a list', bytes: s => [begin(s), data(s, LIST, END_STREAM)] },
  {
    name: 'events',
    bytes: s => [begin(s), data(s, EVENT + EVENT, END_STREAM)],
  },
  { name: 'nothing', bytes: () => [] },
  { name: 'headers, then nothing', bytes: s => [begin(s)] },
  { name: 'no body', bytes: s => [whole(s)] },
  { name: 'an empty body', bytes: s => [begin(s), data(s, '', END_STREAM)] },
  { name: 'a reset at once', bytes: s => [reset(s)] },
  {
    name: 'a refusal',
    bytes: s => [reset(s, constants.NGHTTP2_REFUSED_STREAM)],
  },
  { name: 'a reset after the headers', bytes: s => [begin(s), reset(s)] },
  {
    name: 'a reset in the body',
    bytes: s => [begin(s), data(s, LIST.slice(0, 20)), reset(s)],
  },
  {
    name: 'a reset in the body, said to be no error',
    bytes: s => [
      begin(s),
      data(s, EVENT.slice(0, 20)),
      reset(s, constants.NGHTTP2_NO_ERROR),
    ],
  },
  { name: 'two resets', bytes: s => [begin(s), reset(s), reset(s)] },
  {
    name: 'a reset of the one before, too',
    bytes: s => [reset(Math.max(1, s - 2)), begin(s), data(s, LIST)],
  },
  { name: 'a reset of none', bytes: s => [begin(s), reset(0)] },
  { name: 'a reset of one to come', bytes: s => [begin(s), reset(s + 200)] },
  {
    name: 'trailers',
    bytes: s => [
      begin(s),
      data(s, LIST),
      trailers(s, END_HEADERS | END_STREAM),
    ],
  },
  {
    name: 'trailers, then a reset',
    bytes: s => [begin(s), trailers(s, END_HEADERS | END_STREAM), reset(s)],
  },
  {
    name: 'trailers that end nothing',
    bytes: s => [begin(s), data(s, LIST), trailers(s, END_HEADERS)],
  },
  {
    name: 'trailers after the end',
    bytes: s => [whole(s), trailers(s, END_HEADERS | END_STREAM)],
  },
  {
    name: 'trailers of which the rest never comes',
    bytes: s => [begin(s), trailers(s, END_STREAM), begin(s)],
  },
  { name: 'headers twice', bytes: s => [begin(s), begin(s), data(s, LIST)] },
  {
    name: 'a status that goes before another',
    bytes: s => [
      frame(
        FRAME.headers,
        { flags: END_HEADERS, stream: s },
        Buffer.from([0x08, 0x03, 0x31, 0x30, 0x33]),
      ),
      begin(s),
      data(s, LIST, END_STREAM),
    ],
  },
  { name: 'a body without headers', bytes: s => [data(s, LIST, END_STREAM)] },
  {
    name: 'a body after the end',
    bytes: s => [begin(s), data(s, LIST, END_STREAM), data(s, LIST)],
  },
  {
    name: 'a body of none',
    bytes: s => [begin(s), data(0, LIST)],
  },
  {
    name: 'more padding than there is',
    bytes: s => [
      begin(s),
      frame(FRAME.data, { flags: 0x8, stream: s }, Buffer.from([200, 1, 2])),
    ],
  },
  {
    name: 'a push',
    bytes: s => [
      begin(s),
      frame(
        FRAME.push,
        { flags: END_HEADERS, stream: s },
        Buffer.concat([unsigned32(2), HEADERS]),
      ),
    ],
  },
  {
    name: 'headers of none',
    bytes: () => [frame(FRAME.headers, { flags: END_HEADERS }, HEADERS)],
  },
  {
    name: 'headers that cannot be read',
    bytes: s => [
      frame(
        FRAME.headers,
        { flags: END_HEADERS, stream: s },
        Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      ),
    ],
  },
  {
    name: 'a continuation of nothing',
    bytes: s => [
      begin(s),
      frame(FRAME.continuation, { flags: END_HEADERS, stream: s }, HEADERS),
    ],
  },
  {
    name: 'continuations without an end',
    bytes: s => [
      frame(FRAME.headers, { stream: s }, HEADERS),
      ...Array.from({ length: 50 }, () =>
        frame(FRAME.continuation, { stream: s }, trailerBlock()),
      ),
    ],
  },
  {
    name: 'a stream that waits for itself',
    bytes: s => [
      frame(
        FRAME.priority,
        { stream: s },
        Buffer.concat([unsigned32(s), Buffer.from([1])]),
      ),
      whole(s),
    ],
  },
  {
    name: 'a window of nothing more',
    bytes: s => [
      frame(FRAME.windowUpdate, { stream: s }, unsigned32(0)),
      whole(s),
    ],
  },
  {
    name: 'a window that is too large',
    bytes: s => [
      frame(FRAME.windowUpdate, { stream: s }, unsigned32(0x7fffffff)),
      frame(FRAME.windowUpdate, {}, unsigned32(0x7fffffff)),
    ],
  },
  { name: 'no window', bytes: s => [settings(4, 0), whole(s)] },
  { name: 'a setting that cannot be', bytes: s => [settings(5, 1), begin(s)] },
  {
    name: 'no further streams',
    bytes: s => [settings(3, 0), begin(s), data(s, LIST, END_STREAM)],
  },
  {
    name: 'a settings acknowledgement too many',
    bytes: s => [frame(FRAME.settings, { flags: ACK }), whole(s)],
  },
  {
    name: 'an answer to no ping',
    bytes: s => [
      frame(FRAME.ping, { flags: ACK }, Buffer.alloc(8)),
      begin(s),
      data(s, LIST, END_STREAM),
    ],
  },
  {
    name: 'many pings',
    bytes: s => [
      ...Array.from({ length: 200 }, () =>
        frame(FRAME.ping, {}, Buffer.alloc(8)),
      ),
      whole(s),
    ],
  },
  {
    name: 'a goodbye, then the answer',
    bytes: s => [
      goAway(s, constants.NGHTTP2_NO_ERROR),
      begin(s),
      data(s, LIST, END_STREAM),
    ],
  },
  {
    name: 'a goodbye, and a reset',
    bytes: s => [begin(s), goAway(s, constants.NGHTTP2_NO_ERROR), reset(s)],
  },
  {
    name: 'a goodbye to all that was asked',
    bytes: s => [begin(s), goAway(0, constants.NGHTTP2_NO_ERROR)],
  },
  {
    name: 'a goodbye in anger',
    bytes: s => [begin(s), goAway(s, constants.NGHTTP2_ENHANCE_YOUR_CALM)],
  },
  {
    name: 'a goodbye, then the end',
    bytes: s => [begin(s), goAway(s, constants.NGHTTP2_NO_ERROR)],
    then: 'end',
  },
  {
    name: 'a frame that is longer than allowed',
    bytes: s => [begin(s), data(s, 'x'.repeat(20_000))],
  },
  {
    name: 'a frame of an unknown type',
    bytes: s => [frame(0xbe, { stream: s }, HEADERS), whole(s)],
  },
  { name: 'what is no frame', bytes: s => [begin(s), Buffer.alloc(64, 0xff)] },
  {
    name: 'HTTP/1.1',
    bytes: () => [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    then: 'end',
  },
  { name: 'the end', bytes: s => [begin(s), data(s, LIST)], then: 'end' },
  { name: 'a cut', bytes: s => [begin(s), data(s, LIST)], then: 'cut' },
  { name: 'a cut at once', bytes: () => [], then: 'cut' },
  {
    name: 'a cut within a frame',
    bytes: s => [begin(s), data(s, LIST).subarray(0, 12)],
    then: 'cut',
  },
];

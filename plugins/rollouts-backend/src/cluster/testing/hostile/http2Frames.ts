/** Types of frames (RFC 9113, 6), as far as anybody here sends or understands them. */
export const FRAME = {
  data: 0x0,
  headers: 0x1,
  priority: 0x2,
  reset: 0x3,
  settings: 0x4,
  push: 0x5,
  ping: 0x6,
  goAway: 0x7,
  windowUpdate: 0x8,
  continuation: 0x9,
} as const;

export const END_STREAM = 0x1;
export const ACK = 0x1;
export const END_HEADERS = 0x4;

export type Frame = {
  type: number;
  flags: number;
  stream: number;
  payload: Buffer;
};

const HEADER = 9;

/** One frame, right or wrong: nothing is looked at. */
export function frame(
  type: number,
  { flags = 0, stream = 0 }: { flags?: number; stream?: number } = {},
  payload: Uint8Array = Buffer.alloc(0),
): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUIntBE(payload.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(flags, 4);
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, payload]);
}

/** Cuts the whole frames from the beginning of what has arrived. */
export function cutFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let rest = bytes;
  while (rest.length >= HEADER) {
    const end = HEADER + rest.readUIntBE(0, 3);
    if (rest.length < end) break;
    frames.push({
      type: rest.readUInt8(3),
      flags: rest.readUInt8(4),
      stream: rest.readUInt32BE(5),
      payload: rest.subarray(HEADER, end),
    });
    rest = rest.subarray(end);
  }
  return { frames, rest };
}

/** A block of headers (RFC 7541): `status` is one of the static table, the type is written out. */
export function headerBlock(status: 200 | 404 | 500 = 200): Buffer {
  const STATUS = { 200: 0x88, 404: 0x8d, 500: 0x8e } as const;
  const type = Buffer.from('application/json');
  return Buffer.concat([
    Buffer.from([STATUS[status], 0x0f, 0x10, type.length]),
    type,
  ]);
}

/** As a block that comes after the body. */
export function trailerBlock(): Buffer {
  const literal = (text: string) =>
    Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  return Buffer.concat([
    Buffer.from([0x00]),
    literal('checksum'),
    literal('none'),
  ]);
}

export function unsigned32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}

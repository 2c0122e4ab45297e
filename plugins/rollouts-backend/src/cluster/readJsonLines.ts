import type { Readable } from 'node:stream';

/** What a server streams cannot be read; nothing after the last good line counts. */
export class GarbledStreamError extends Error {
  readonly name = 'GarbledStreamError';
}

/**
 * Parses each line of a stream as JSON. A last line without its newline is dropped: it was cut.
 *
 * @throws GarbledStreamError for a line that is no JSON or longer than `maxLine` bytes
 */
export async function* readJsonLines(
  stream: Readable,
  maxLine: number,
): AsyncGenerator<unknown, void, undefined> {
  let rest: Buffer[] = [];
  let restSize = 0;
  for await (const chunk of stream) {
    let bytes = Buffer.from(chunk);
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a)) {
      if (restSize + end > maxLine) throw tooLong(maxLine);
      const line = Buffer.concat([...rest, bytes.subarray(0, end)]);
      rest = [];
      restSize = 0;
      bytes = bytes.subarray(end + 1);
      if (line.length > 0) yield parse(line);
    }
    rest.push(bytes);
    restSize += bytes.length;
    if (restSize > maxLine) throw tooLong(maxLine);
  }
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new GarbledStreamError('a line is not JSON');
  }
}

function tooLong(maxLine: number): GarbledStreamError {
  return new GarbledStreamError(`a line is longer than ${maxLine} bytes`);
}

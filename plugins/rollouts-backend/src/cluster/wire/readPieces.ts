import { CutOffError, type Exchange } from '../connection/Connection';
import { eventLoop } from '../EventLoop';
import { GarbledStreamError } from './GarbledStreamError';
import type { PieceSplitter } from './PieceSplitter';

const AT_ONCE = 32;

/**
 * Parses what an answer says piece by piece, and hands on together what has come together, but never so much that the
 * event loop stands still. Ends the exchange, in whatever way it is over. One generator and not several around each
 * other: each would cost as much as an object.
 *
 * @throws GarbledStreamError for a piece that cannot be read; those before it have been handed on
 * @throws CutOffError when the answer was not complete
 */
export async function* readPieces(
  { body, isComplete, end }: Pick<Exchange, 'body' | 'isComplete' | 'end'>,
  splitter: PieceSplitter,
  parse: (piece: Buffer) => unknown,
): AsyncGenerator<readonly unknown[], void, undefined> {
  const parsed = (piece: Buffer) => {
    try {
      return parse(piece);
    } catch {
      throw new GarbledStreamError('a line or an item is not JSON');
    }
  };
  try {
    for await (const chunks of body) {
      let read: unknown[] = [];
      try {
        for (const chunk of chunks) {
          for (const piece of splitter.split(chunk, parsed)) {
            read.push(piece);
            if (read.length < AT_ONCE && !eventLoop.isHeldUp) continue;
            yield read;
            read = [];
            if (eventLoop.isHeldUp) await eventLoop.letOthers();
          }
        }
      } catch (error) {
        if (read.length > 0) yield read;
        throw error;
      }
      if (read.length > 0) yield read;
    }
    if (!isComplete()) throw new CutOffError('the answer was cut off');
  } finally {
    end();
  }
}

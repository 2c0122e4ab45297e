import { eventLoop } from '../EventLoop';
import { GarbledStreamError } from './GarbledStreamError';
import type { PieceSplitter } from './PieceSplitter';

const AT_ONCE = 32;

/**
 * Parses what a stream says piece by piece, and hands on together what has come together, but never so much that the
 * event loop stands still.
 *
 * @throws GarbledStreamError for a piece that cannot be read; those before it have been handed on
 */
export async function* readPieces(
  stream: AsyncIterable<unknown>,
  splitter: PieceSplitter,
  parse: (piece: Buffer) => unknown,
): AsyncGenerator<readonly unknown[], void, undefined> {
  for await (const chunk of stream) {
    let read: unknown[] = [];
    try {
      for (const piece of splitter.split(bytesOf(chunk))) {
        read.push(parsed(piece, parse));
        if (read.length < AT_ONCE && !eventLoop.isHeldUp) continue;
        yield read;
        read = [];
        if (eventLoop.isHeldUp) await eventLoop.letOthers();
      }
    } catch (error) {
      if (read.length > 0) yield read;
      throw error;
    }
    if (read.length > 0) yield read;
  }
}

function bytesOf(chunk: unknown): Buffer {
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
}

function parsed(piece: Buffer, parse: (piece: Buffer) => unknown): unknown {
  try {
    return parse(piece);
  } catch {
    throw new GarbledStreamError('a line or an item is not JSON');
  }
}

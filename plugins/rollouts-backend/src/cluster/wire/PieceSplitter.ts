/** Finds the pieces of JSON in a stream of bytes, wherever its chunks begin and end. */
export interface PieceSplitter {
  /**
   * The pieces that end in this chunk, each a whole one.
   *
   * @throws GarbledStreamError when one gets too long
   */
  split(chunk: Buffer): Iterable<Buffer>;
}

/** Finds the pieces of JSON in a stream of bytes, wherever its chunks begin and end. */
export interface PieceSplitter {
  /**
   * What the pieces say that end in this chunk, each a whole one.
   *
   * @param parse - throws for what is no piece; it may be given what only looks like one. The bytes are for it alone, and
   *   overwritten when it has returned
   * @throws GarbledStreamError when one gets too long
   * @throws what `parse` throws for a whole one
   */
  split<Parsed>(
    chunk: Buffer,
    parse: (piece: Buffer) => Parsed,
  ): Iterable<Parsed>;
}

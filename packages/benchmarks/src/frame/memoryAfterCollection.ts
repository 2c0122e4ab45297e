import { collectGarbage } from './collectGarbage';

/** Bytes that something still holds on to, of the heap and of buffers outside of it. */
export async function memoryAfterCollection(): Promise<number> {
  // What ends in this turn can be collected in the next only.
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

import { collectGarbage } from './collectGarbage';

/** Bytes of the heap that something still holds on to. */
export async function heapAfterCollection(): Promise<number> {
  // What ends in this turn can be collected in the next only.
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}

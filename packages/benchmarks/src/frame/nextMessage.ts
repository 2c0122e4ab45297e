import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';

/**
 * The next message of this kind: the transform that reads TypeScript there sends some of its own.
 *
 * @throws Error when the process ends instead
 */
export async function nextMessage<T>(
  child: ChildProcess,
  schema: z.ZodType<T>,
): Promise<T> {
  const done = new AbortController();
  const { signal } = done;
  const ended = once(child, 'exit', { signal }).then(([code, by]) => {
    throw new Error(`the process ended with ${code ?? by}`);
  });
  const found = new Promise<T>(resolve => {
    child.on('message', function look(message) {
      const { success, data } = schema.safeParse(message);
      if (!success) return;
      child.off('message', look);
      resolve(data);
    });
  });
  try {
    return await Promise.race([found, ended]);
  } finally {
    done.abort();
    // Nobody waits for it any more.
    ended.catch(() => {});
  }
}

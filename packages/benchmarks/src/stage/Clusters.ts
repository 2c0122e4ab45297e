import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { z } from 'zod';

import {
  answerSchema,
  readySchema,
  type ClustersPlan,
  type Question,
  type ServedCluster,
  type Trouble,
} from './clusterMessages';

// eslint-disable-next-line no-restricted-syntax -- this package is run as it lies there, and never built
const PROGRAM = join(__dirname, '../../bin/clusters.mjs');

/** Simulated clusters in a process of their own, so that what they cost is not taken for ours. */
export class Clusters {
  private constructor(
    private readonly child: ChildProcess,
    readonly all: readonly ServedCluster[],
  ) {}

  static async start(plan: ClustersPlan): Promise<Clusters> {
    const child = fork(PROGRAM, [JSON.stringify(plan)]);
    const { ready } = await nextMessage(child, readySchema);
    return new Clusters(child, ready);
  }

  /** How many requests they have got since their start. */
  async requests(): Promise<number> {
    return this.#ask({ ask: 'requests' });
  }

  async break(cluster: string, trouble: Trouble): Promise<void> {
    await this.#ask({ ask: 'break', cluster, trouble });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  async #ask(question: Question): Promise<number> {
    const answer = nextMessage(this.child, answerSchema);
    this.child.send(question);
    return (await answer).requests;
  }
}

/**
 * The next message of this kind: the transform that reads TypeScript there sends some of its own.
 *
 * @throws Error when the process ends instead
 */
async function nextMessage<T>(
  child: ChildProcess,
  schema: z.ZodType<T>,
): Promise<T> {
  const done = new AbortController();
  const { signal } = done;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the clusters ended with ${code}`);
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

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import {
  answerSchema,
  listSchema,
  readySchema,
  type ClustersPlan,
  type Question,
  type ServedCluster,
  type Trouble,
} from './clusterMessages';
import { nextMessage } from '../frame/nextMessage';

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

  /** Changes so many of their rollouts, one after another, each to the time at which it is written; see `writeTo`. */
  async write(events: {
    perSecond: number;
    seconds: number;
    everyMs?: number;
  }): Promise<void> {
    await this.#ask({ ask: 'write', ...events });
  }

  async break(cluster: string, trouble: Trouble): Promise<void> {
    await this.#ask({ ask: 'break', cluster, trouble });
  }

  /** In each of them one rollout goes, and one comes whose name begins with this. */
  async replaceOneEach(prefix: string): Promise<void> {
    await this.#ask({ ask: 'replace', prefix });
  }

  /** All rollouts there are, as `rolloutText`, sorted. */
  async list(): Promise<string[]> {
    const answer = nextMessage(this.child, listSchema);
    this.child.send({ ask: 'list' } satisfies Question);
    return (await answer).list.sort();
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

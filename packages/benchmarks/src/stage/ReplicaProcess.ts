import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { mockCredentials } from '@backstage/backend-test-utils';
import {
  clusterStatusSchema,
  FLEET_PAGE_LIMIT_MOST,
  fleetPageSchema,
  type ClusterStatus,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import { nextMessage } from '../frame/nextMessage';
import { servingSchema, type ReplicaPlan } from './replicaMessages';
import { rolloutText } from './rolloutText';

// eslint-disable-next-line no-restricted-syntax -- this package is run as it lies there, and never built
const PROGRAM = join(__dirname, '../../bin/replica.mjs');

const clustersSchema = z.object({ items: z.array(clusterStatusSchema) });

/** One backend of several that share the watching, in a process of its own, as people reach it over HTTP. */
export class ReplicaProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly lines: readonly string[],
  ) {}

  /** Resolves when it serves, whatever it knows by then. */
  static async start(plan: ReplicaPlan): Promise<ReplicaProcess> {
    const child = fork(PROGRAM, { silent: true });
    const lines: string[] = [];
    for (const input of [child.stdout, child.stderr]) {
      if (!input) continue;
      createInterface({ input }).on('line', line => lines.push(line));
    }
    const serving = nextMessage(child, servingSchema);
    child.send(plan);
    const { port } = await serving;
    return new ReplicaProcess(
      child,
      `http://localhost:${port}/api/rollouts`,
      lines,
    );
  }

  /** How often it has logged something with these words. */
  said(words: string): number {
    return this.lines.filter(line => line.includes(words)).length;
  }

  async clusters(): Promise<ClusterStatus[]> {
    return (await this.#get('/clusters', clustersSchema)).items;
  }

  page(parameters: Record<string, string> = {}): Promise<FleetPage> {
    const query = new URLSearchParams(parameters);
    return this.#get(`/rollouts?${query}`, fleetPageSchema);
  }

  /** All that its pages show, row by row, sorted. */
  async shown(): Promise<string[]> {
    const limit = String(FLEET_PAGE_LIMIT_MOST);
    const shown: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await this.page({
        ...{ sort: 'name', limit },
        ...(cursor !== undefined && { cursor }),
      });
      for (const { pods, ...place } of items) {
        shown.push(rolloutText(place, pods?.ready));
      }
      cursor = next;
    } while (cursor !== undefined);
    return shown.sort();
  }

  /** Takes all time from it, as a machine that is paused does, until `wakeUp`. */
  sleep(): void {
    this.child.kill('SIGSTOP');
  }

  wakeUp(): void {
    this.child.kill('SIGCONT');
  }

  /** Ends it without a chance to say a word. */
  async kill(): Promise<void> {
    if (this.#hasEnded) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Ends it as an operator would, with its leases given back. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  get #hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async #get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      headers: { authorization: mockCredentials.user.header() },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return schema.parse(await response.json());
  }
}

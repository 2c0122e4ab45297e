import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { nextMessage } from '../frame/nextMessage';
import {
  readerReportSchema,
  readingSchema,
  type ReaderQuestion,
  type ReaderReport,
  type ReadersPlan,
} from './readerMessages';

// eslint-disable-next-line no-restricted-syntax -- this package is run as it lies there, and never built
const PROGRAM = join(__dirname, '../../bin/readers.mjs');

/** Clients of the portal's stream in a process of their own, so that what they cost is not taken for ours. */
export class Readers {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when each has got its first page. */
  static async start(plan: ReadersPlan): Promise<Readers> {
    const child = fork(PROGRAM, [JSON.stringify(plan)]);
    await nextMessage(child, readingSchema);
    return new Readers(child);
  }

  /** What is reported is what comes after. */
  async begin(): Promise<void> {
    await this.#ask('begin');
  }

  report(): Promise<ReaderReport> {
    return this.#ask('report');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  #ask(question: ReaderQuestion): Promise<ReaderReport> {
    const answer = nextMessage(this.child, readerReportSchema);
    this.child.send(question);
    return answer;
  }
}

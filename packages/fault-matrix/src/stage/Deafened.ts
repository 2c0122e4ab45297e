import type { Database } from './replicaInsides';

/** Connections on which somebody waits to be told. */
const LISTENING = `datname = current_database() AND query LIKE 'LISTEN %'`;

const EVERY_MS = 20;

/** Cuts every connection on which a replica listens, as soon as it is there. */
export class Deafened {
  readonly #timer: NodeJS.Timeout;
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {
    this.#timer = setInterval(() => {
      this.#work = this.#work.then(() => this.#cut());
    }, EVERY_MS);
  }

  /** Lets them listen again. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
  }

  async #cut(): Promise<void> {
    await this.database.raw(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${LISTENING}`,
    );
  }
}

import { serverKey } from './serverKey';

/** Where the clusters of ours are, for finding the one that Argo CD means. */
export class ClusterPlaces {
  readonly #servers = new Map<string, string | undefined>();
  readonly #namesAt = new Map<string, Set<string>>();

  /**
   * @param server - URL of its API server; undefined while that is not known
   * @returns whether anything is other than before
   */
  set(name: string, server: string | undefined): boolean {
    const key = server === undefined ? undefined : serverKey(server);
    if (this.#servers.has(name) && this.#servers.get(name) === key) {
      return false;
    }
    this.remove(name);
    this.#servers.set(name, key);
    if (key !== undefined) {
      const names = this.#namesAt.get(key) ?? new Set();
      this.#namesAt.set(key, names.add(name));
    }
    return true;
  }

  remove(name: string): void {
    const key = this.#servers.get(name);
    this.#servers.delete(name);
    if (key === undefined) return;
    const names = this.#namesAt.get(key);
    names?.delete(name);
    if (names?.size === 0) this.#namesAt.delete(key);
  }

  has(name: string): boolean {
    return this.#servers.has(name);
  }

  /** Of several clusters at one address, such as behind one proxy, none is meant for certain. */
  at(server: string): string | undefined {
    const [name, ...others] = this.#namesAt.get(serverKey(server)) ?? [];
    return others.length === 0 ? name : undefined;
  }
}

import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { kubeconfig } from './kubeconfig';
import { portalConfig, type PortalCluster } from './portalConfig';

/** The files with which others find the clusters. They carry tokens, so that nobody else may read them. */
export class FleetFolder {
  readonly config: string;
  readonly #directory: string;
  readonly #written: string[] = [];

  constructor(directory: string) {
    this.#directory = resolve(directory);
    this.config = join(this.#directory, 'app-config.yaml');
  }

  kubeconfigOf(cluster: string): string {
    return join(this.#directory, `${cluster}.kubeconfig`);
  }

  caFileOf(cluster: string): string {
    return join(this.#directory, `${cluster}.ca.crt`);
  }

  async write(clusters: readonly PortalCluster[]): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    for (const cluster of clusters) {
      await this.#write(this.caFileOf(cluster.name), cluster.caPem);
      await this.#write(
        this.kubeconfigOf(cluster.name),
        kubeconfig(cluster, cluster.tokens),
      );
    }
    await this.#write(this.config, portalConfig(clusters));
  }

  /** Removes what was written, and the directory if nothing else is in it. */
  async remove(): Promise<void> {
    for (const file of this.#written) await rm(file, { force: true });
    await rmdir(this.#directory).catch(() => undefined);
  }

  async #write(file: string, text: string): Promise<void> {
    // What was there may have been readable to all, and keeps its mode when it is overwritten.
    await rm(file, { force: true });
    this.#written.push(file);
    await writeFile(file, text, { mode: 0o600 });
  }
}

import { applyRequest } from './applyObject.ts';
import type { ClusterAccess } from './Cluster.ts';
import type { Diary } from './Diary.ts';
import { textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import type { MeasurementServer } from './MeasurementServer.ts';
import { collectionPath } from './resourcePath.ts';
import { waitForObject, type WaitOptions } from './waitForObject.ts';

export const ROLLOUT_NAME = 'web';

export type StageOptions = {
  cluster: ClusterAccess;
  namespace: string;
  /** What `applyManifests` applies. */
  objects: readonly KubernetesObject[];
  measurements: MeasurementServer;
  diary: Diary;
  signal?: AbortSignal;
};

/** One rollout named `web` in one namespace, and what a story does to it. */
export class Stage {
  readonly cluster: ClusterAccess;
  readonly namespace: string;
  readonly measurements: MeasurementServer;
  readonly #objects: readonly KubernetesObject[];
  readonly #diary: Diary;
  readonly #signal: AbortSignal | undefined;

  constructor({
    cluster,
    namespace,
    objects,
    measurements,
    diary,
    signal,
  }: StageOptions) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.measurements = measurements;
    this.#objects = objects;
    this.#diary = diary;
    this.#signal = signal;
  }

  async applyManifests(note: string): Promise<void> {
    this.#diary.part(note, this.#objects);
    for (const object of this.#objects) {
      const { method, path, contentType, body } = applyRequest(object);
      const { status, body: response } = await this.#diary.action(
        { do: `${method} ${path}`, method, path, contentType, body, note },
        () => this.cluster.request(method, path, { body, contentType }),
        answer => ({ status: answer.status, response: answer.body }),
      );
      if (status >= 300) {
        throw new Error(
          `${path} was refused: ${textAt(response, 'message') ?? status}`,
        );
      }
    }
  }

  /** Sets the image of the container `web`, which starts an update. */
  setImage(image: string): Promise<void> {
    return this.#kubectl(['set', 'image', ROLLOUT_NAME, `web=${image}`]);
  }

  /** `kubectl argo rollouts WORDS web`, for example `argoRollouts('promote', '--full')`. */
  argoRollouts(...words: string[]): Promise<void> {
    return this.#kubectl([...words, ROLLOUT_NAME]);
  }

  waitForRollout(
    wanted: (rollout: KubernetesObject | undefined) => boolean,
    options?: WaitOptions,
  ): Promise<KubernetesObject | undefined> {
    return waitForObject(
      this.cluster,
      {
        collection: collectionPath(
          'argoproj.io/v1alpha1',
          'Rollout',
          this.namespace,
        ),
        name: ROLLOUT_NAME,
      },
      wanted,
      { ...(this.#signal && { signal: this.#signal }), ...options },
    );
  }

  /** Waits until any AnalysisRun of the namespace is as wanted. */
  waitForAnalysisRun(
    wanted: (run: KubernetesObject | undefined) => boolean,
    options?: WaitOptions,
  ): Promise<KubernetesObject | undefined> {
    return waitForObject(
      this.cluster,
      {
        collection: collectionPath(
          'argoproj.io/v1alpha1',
          'AnalysisRun',
          this.namespace,
        ),
      },
      wanted,
      { ...(this.#signal && { signal: this.#signal }), ...options },
    );
  }

  /** A moment worth comparing; only a recording keeps it. */
  checkpoint(label: string): Promise<void> {
    return this.#diary.checkpoint(label, this);
  }

  async #kubectl(words: readonly string[]): Promise<void> {
    const args = [...words, '-n', this.namespace];
    const result = await this.#diary.action(
      { do: `kubectl argo rollouts ${args.join(' ')}` },
      () =>
        this.cluster.argoRollouts(
          args,
          this.#signal ? { signal: this.#signal } : {},
        ),
      answer => answer,
    );
    if (result.exit !== 0) {
      throw new Error(
        `kubectl argo rollouts ${args.join(' ')}: ${result.stderr.trim()}`,
      );
    }
  }
}

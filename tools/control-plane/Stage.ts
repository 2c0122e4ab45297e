import { applyRequest } from './applyObject.ts';
import type { ClusterAccess, PausableControllers } from './Cluster.ts';
import type { Diary } from './Diary.ts';
import { textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import type { MeasurementServer } from './MeasurementServer.ts';
import { collectionPath } from './resourcePath.ts';
import { SUBJECT_API, type Subject } from './Subject.ts';
import { waitForObject, type WaitOptions } from './waitForObject.ts';

export const ROLLOUT_NAME = 'web';

export type StageOptions = {
  cluster: ClusterAccess & Partial<PausableControllers>;
  subject: Subject;
  namespace: string;
  /** What `applyManifests` applies. */
  objects: readonly KubernetesObject[];
  measurements: MeasurementServer;
  diary: Diary;
  signal?: AbortSignal;
};

/** One Rollout, or another subject, named `web` in one namespace, and what a story does to it. */
export class Stage {
  readonly cluster: ClusterAccess & Partial<PausableControllers>;
  readonly subject: Subject;
  readonly namespace: string;
  readonly measurements: MeasurementServer;
  readonly #objects: readonly KubernetesObject[];
  readonly #diary: Diary;
  readonly #signal: AbortSignal | undefined;

  constructor({
    cluster,
    subject,
    namespace,
    objects,
    measurements,
    diary,
    signal,
  }: StageOptions) {
    this.cluster = cluster;
    this.subject = subject;
    this.namespace = namespace;
    this.measurements = measurements;
    this.#objects = objects;
    this.#diary = diary;
    this.#signal = signal;
  }

  /** Applies the scenario's manifests. */
  applyManifests(note: string): Promise<void> {
    return this.apply(note, this.#objects);
  }

  /** Applies objects that are not among the manifests. */
  async apply(
    note: string,
    objects: readonly KubernetesObject[],
  ): Promise<void> {
    this.#diary.part(note, objects);
    for (const object of objects) {
      await this.#request({ ...applyRequest(object), note });
    }
  }

  /** Changes the subject by a merge patch. */
  patch(body: object): Promise<void> {
    return this.#request({
      method: 'PATCH',
      path: `${this.#collection}/${ROLLOUT_NAME}`,
      contentType: 'application/merge-patch+json',
      body,
    });
  }

  /** Deletes the subject, and what it owns after it. */
  delete(): Promise<void> {
    return this.request('DELETE', `${this.#collection}/${ROLLOUT_NAME}`);
  }

  /** Sends any request as a part of the story. */
  request(
    method: string,
    path: string,
    body?: object,
    contentType = 'application/merge-patch+json',
  ): Promise<void> {
    return this.#request({ method, path, contentType, body });
  }

  /** Runs `work` while no controller does anything, so that nothing of it is answered. */
  async whileControllersPause(work: () => Promise<void>): Promise<void> {
    const { pauseControllers, resumeControllers } = this.cluster;
    if (!pauseControllers || !resumeControllers) {
      throw new Error('the controllers of this cluster cannot be paused');
    }
    await pauseControllers();
    try {
      await work();
    } finally {
      await resumeControllers();
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

  /** Waits until the subject is as wanted. */
  waitForSubject(
    wanted: (subject: KubernetesObject | undefined) => boolean,
    options?: WaitOptions,
  ): Promise<KubernetesObject | undefined> {
    return waitForObject(
      this.cluster,
      { collection: this.#collection, name: ROLLOUT_NAME },
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

  get #collection(): string {
    return collectionPath(
      SUBJECT_API[this.subject],
      this.subject,
      this.namespace,
    );
  }

  async #request({
    method,
    path,
    contentType,
    body,
    note,
  }: {
    method: string;
    path: string;
    contentType: string;
    body?: object | undefined;
    note?: string;
  }): Promise<void> {
    const { status, body: response } = await this.#diary.action(
      {
        do: `${method} ${path}`,
        method,
        path,
        contentType,
        ...(body && { body }),
        ...(note !== undefined && { note }),
      },
      () =>
        this.cluster.request(method, path, body ? { body, contentType } : {}),
      answer => ({ status: answer.status, response: answer.body }),
    );
    if (status >= 300) {
      throw new Error(
        `${path} was refused: ${textAt(response, 'message') ?? status}`,
      );
    }
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

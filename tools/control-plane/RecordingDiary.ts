import { stringify } from 'yaml';
import type { Diary } from './Diary.ts';
import { textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import type { Checkpoint, RecordedAction } from './recordingFormat.ts';
import { collectionPath } from './resourcePath.ts';
import { ROLLOUT_NAME, type Stage } from './Stage.ts';

/** Whether it is exact is known only when all events are in. */
export type OpenCheckpoint = Omit<Checkpoint, 'exact'>;

/** Keeps what a story did and what the upstream CLI said at its checkpoints. */
export class RecordingDiary implements Diary {
  readonly actions: RecordedAction[] = [];
  readonly checkpoints: OpenCheckpoint[] = [];
  #manifests = '';
  #parts = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get manifests(): string {
    return this.#manifests;
  }

  part(note: string, objects: readonly KubernetesObject[]) {
    this.#parts += 1;
    this.#manifests += `# part ${
      this.#parts
    }, applied at t=${this.#time()} ms: ${note}\n`;
    // Each part but the first starts a new document.
    if (this.#parts > 1) this.#manifests += '---\n';
    this.#manifests += objects.map(object => stringify(object)).join('---\n');
  }

  async action<T>(
    what: { do: string; [key: string]: unknown },
    work: () => Promise<T>,
    outcome: (result: T) => object,
  ): Promise<T> {
    const t = this.#time();
    const result = await work();
    this.actions.push({ t, ...what, ...outcome(result), tEnd: this.#time() });
    return result;
  }

  note(text: string) {
    this.actions.push({ t: this.#time(), do: text });
  }

  /** Reads until the Rollout was the same before and after; text of a moving one proves nothing. */
  async checkpoint(label: string, stage: Stage): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const checkpoint = await this.#read(label, stage);
      if (checkpoint) {
        this.checkpoints.push(checkpoint);
        return;
      }
    }
    throw new Error(
      `the rollout never held still at the checkpoint "${label}"`,
    );
  }

  async #read(
    label: string,
    stage: Stage,
  ): Promise<OpenCheckpoint | undefined> {
    const cli = (...args: string[]) =>
      stage.cluster.argoRollouts([...args, '-n', stage.namespace]);
    const t = this.#time();
    const before = await rolloutVersion(stage);
    const asOf = await storeVersion(stage);
    const wall = new Date().toISOString();
    const get = await cli('get', 'rollout', ROLLOUT_NAME, '--no-color');
    const wallGetEnd = new Date().toISOString();
    const status = await cli(
      'status',
      ROLLOUT_NAME,
      '--watch=false',
      '--timeout',
      '1s',
    );
    const asOfEnd = await storeVersion(stage);
    if ((await rolloutVersion(stage)) !== before) return undefined;
    return {
      t,
      tEnd: this.#time(),
      wall,
      wallGetEnd,
      label,
      resourceVersion: before,
      asOf,
      asOfEnd,
      get: get.stdout,
      getExit: get.exit,
      status: status.stdout,
      exit: status.exit,
      ...(get.stderr && { getStderr: get.stderr }),
      ...(status.stderr && { statusStderr: status.stderr }),
    };
  }

  #time() {
    return Math.round(this.#now());
  }
}

async function rolloutVersion({
  cluster,
  namespace,
}: Stage): Promise<string | null> {
  const collection = collectionPath(
    'argoproj.io/v1alpha1',
    'Rollout',
    namespace,
  );
  const { body } = await cluster.request(
    'GET',
    `${collection}/${ROLLOUT_NAME}`,
  );
  return textAt(body, 'metadata', 'resourceVersion') ?? null;
}

/** A list says how far the whole store had come when it was made. */
async function storeVersion({ cluster, namespace }: Stage): Promise<string> {
  const collection = collectionPath('v1', 'Pod', namespace);
  const { body } = await cluster.request('GET', collection);
  const version = textAt(body, 'metadata', 'resourceVersion');
  if (version === undefined) throw new Error('a list without resourceVersion');
  return version;
}

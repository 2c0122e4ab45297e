import { stringify } from 'yaml';
import type { Diary } from './Diary.ts';
import { textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import type {
  Moment,
  RecordedAction,
  RolloutTexts,
  WorkloadTexts,
} from './recordingFormat.ts';
import { collectionPath } from './resourcePath.ts';
import { ROLLOUT_NAME, type Stage } from './Stage.ts';
import { SUBJECT_API } from './Subject.ts';
import { textsOf } from './textsOf.ts';

/** Whether it is exact is known only when all events are in. */
export type OpenCheckpoint = Moment & { texts: RolloutTexts | WorkloadTexts };

const TRIES_FOR_STILLNESS = 5;

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

  /**
   * Reads until the subject was the same before and after; text of a moving one proves nothing. If it can be had soon,
   * nothing else changed meanwhile either.
   */
  async checkpoint(label: string, stage: Stage): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const checkpoint = await this.#read(label, stage);
      const isStill = checkpoint?.asOf === checkpoint?.asOfEnd;
      if (checkpoint && (isStill || tries >= TRIES_FOR_STILLNESS)) {
        this.checkpoints.push(checkpoint);
        return;
      }
    }
    throw new Error(
      `the subject never held still at the checkpoint "${label}"`,
    );
  }

  async #read(
    label: string,
    stage: Stage,
  ): Promise<OpenCheckpoint | undefined> {
    const t = this.#time();
    const before = await subjectVersion(stage);
    const asOf = await storeVersion(stage);
    const wall = new Date().toISOString();
    const { wallGetEnd, ...texts } = await textsOf(stage);
    const asOfEnd = await storeVersion(stage);
    if ((await subjectVersion(stage)) !== before) return undefined;
    return {
      t,
      tEnd: this.#time(),
      wall,
      wallGetEnd,
      label,
      resourceVersion: before,
      asOf,
      asOfEnd,
      texts,
    };
  }

  #time() {
    return Math.round(this.#now());
  }
}

async function subjectVersion({
  cluster,
  namespace,
  subject,
}: Stage): Promise<string | null> {
  const collection = collectionPath(SUBJECT_API[subject], subject, namespace);
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

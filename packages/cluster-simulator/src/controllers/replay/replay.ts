import { VirtualClock } from '../../clock/VirtualClock';
import { ApiError } from '../../store/ApiError';
import { applyMergePatch } from '../../store/applyMergePatch';
import { ClusterStore } from '../../store/ClusterStore';
import { sameJson, type JsonObject, type JsonValue } from '../../store/Json';
import {
  isKubernetesObject,
  type StoredObject,
} from '../../store/KubernetesObject';
import { referenceTo } from '../engine/referenceTo';
import { textAt } from '../engine/fields';
import { recordedPace } from '../engine/Pace';
import { runControllers } from '../engine/runControllers';
import type { Controller } from '../engine/Stage';
import type { Deed, Recording } from './Recording';
import { stateOf } from './stateOf';

export type Replayed = {
  states: { [object: string]: JsonValue[] };
  /** Type and message of each event about the objects that are compared, repeated ones, too. */
  told: [string, string][];
};

// The recorded Pods were ready as soon as they had a node.
const PACE = { ...recordedPace, podReady: 100 };

/** Does to a simulated cluster what was done to the recorded one, at the same times, and tells what came of it. */
export async function replay(
  recording: Recording,
  controllers: readonly Controller[],
): Promise<Replayed> {
  const { namespace, given, ends } = recording;
  const zero = Date.parse(recording.begins ?? '2026-01-05T09:00:00Z');
  const earliest = Math.min(0, ...given.map(({ at }) => at));
  const clock = new VirtualClock(new Date(zero + earliest));
  const store = new ClusterStore({ clock });
  store.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  const diary = new Diary(recording);
  store.subscribe(({ object, type }) => {
    if (type !== 'DELETED') diary.note(object);
  });
  const stop = new AbortController();
  const problems: string[] = [];
  runControllers({
    store,
    clock,
    controllers,
    pace: PACE,
    signal: stop.signal,
    report: ({ message }) => problems.push(message),
  });
  for (const deed of given) {
    await clock.advance(zero + deed.at - clock.now().getTime());
    perform(store, deed, namespace);
  }
  await clock.advance(zero + ends - clock.now().getTime());
  stop.abort();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return diary;
}

function perform(store: ClusterStore, deed: Deed, namespace: string): void {
  if ('create' in deed) {
    const { metadata, ...rest } = deed.create;
    store.create({
      ...rest,
      apiVersion: rest.apiVersion,
      kind: rest.kind,
      metadata: { ...metadata, namespace },
    });
    return;
  }
  if ('delete' in deed) {
    store.delete(referenceTo(store, { ...deed.delete, namespace }));
    return;
  }
  const reference = referenceTo(store, { ...deed.patch, namespace });
  store.update(reference, deed.part ?? 'main', current => {
    const patched = applyMergePatch(current, deed.with);
    if (isKubernetesObject(patched)) return patched;
    throw ApiError.badRequest('the patch makes no object');
  });
}

/** What a watching client has seen of the objects that a recording speaks of. */
class Diary implements Replayed {
  readonly states: { [object: string]: JsonValue[] } = {};
  readonly told: [string, string][] = [];
  readonly #hashes: string[] = [];

  constructor(private readonly recording: Recording) {
    for (const object of Object.keys(recording.states))
      this.states[object] = [];
  }

  note(object: StoredObject): void {
    if (object.kind === 'Event') this.#noteEvent(object);
    const seen = this.states[`${object.kind} ${object.metadata.name}`];
    if (!seen) return;
    const state = stateOf(object, hash => this.#numberOf(hash));
    const plain: JsonObject | undefined =
      state && JSON.parse(withoutUids(JSON.stringify(state)));
    if (plain && !sameJson(plain, seen.at(-1))) seen.push(plain);
  }

  #noteEvent(event: StoredObject): void {
    const about = `${textAt(event.involvedObject, 'kind')} ${textAt(
      event.involvedObject,
      'name',
    )}`;
    if (!this.recording.states[about]) return;
    if (textAt(event.source, 'component') === 'deployment-controller') return;
    this.told.push([
      textAt(event, 'type') ?? '',
      textAt(event, 'message') ?? '',
    ]);
  }

  /** Hashes are not Kubernetes' own; which one is which is all that can be compared. */
  #numberOf(hash: string): number {
    if (!this.#hashes.includes(hash)) this.#hashes.push(hash);
    return this.#hashes.indexOf(hash);
  }
}

function withoutUids(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID');
}

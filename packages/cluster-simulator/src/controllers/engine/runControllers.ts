import type { Clock } from '../../clock/Clock';
import { ApiError } from '../../store/ApiError';
import type { ClusterStore } from '../../store/ClusterStore';
import type { StoredObject } from '../../store/KubernetesObject';
import type { Change } from '../../store/WatchHistory';
import { applyWrite } from './applyWrite';
import { ClusterView, type ObjectName } from './ClusterView';
import type { Pace } from './Pace';
import type { Controller, Stage } from './Stage';

// In one second of the cluster's time; the longest real chain is a rollout of many steps without any wait.
const MOST_STAGES_PER_SECOND = 200;

export type ControllerOptions = {
  store: ClusterStore;
  clock: Clock;
  controllers: readonly Controller[];
  pace: Pace;
  /** Ends everything. */
  signal: AbortSignal;
  /** Told of a stage that throws, and of stages that follow each other without end. */
  report: (error: Error) => void;
};

/**
 * Lets controllers work on a cluster until the signal aborts.
 *
 * Level-triggered: whenever an object, something it owns or something it heeds has changed, each controller of its
 * kind looks anew for the first stage that matches. A stage's wait begins when it comes to match, and goes on as long
 * as it is the one that matches; it begins anew after another stage matched in between, or after it has done its
 * writes. Writes that the server refuses with 404 or 409 make the controller look again.
 *
 * Guarantees: `next` is called on the object as it is in the store, and its writes follow in the same turn. Objects
 * are looked at in the order of their changes. A controller whose stages follow each other without end leaves the object
 * alone until a second has passed and something changes.
 */
export function runControllers(options: ControllerOptions): void {
  if (options.signal.aborted) return;
  const run = new ControllerRun(options);
  options.signal.addEventListener(
    'abort',
    options.store.subscribe(change => run.heed(change)),
  );
  run.lookAtAll();
}

type Waiting = {
  stage: Stage;
  since: number;
  due: number;
  /** A timer may fire a millisecond before its time; then there is a rest to wait. */
  isOver: boolean;
  end: () => void;
};

/** What one controller knows about one object. */
type Attention = {
  waiting?: Waiting;
  recent: { at: number; stage: string }[];
};

class ControllerRun {
  readonly #kinds: ReadonlySet<string>;
  readonly #queue = new Map<string, ObjectName>();
  readonly #delayed = new Set<string>();
  /** Of each version of an object, which never changes. */
  readonly #heeded = new Map<Controller, WeakMap<StoredObject, Set<string>>>();
  readonly #attention = new Map<Controller, Map<string, Attention>>();
  /** Whose stage is being written: its own changes need no second pair of eyes. */
  #actor: string | undefined;
  #drainIsDue = false;

  constructor(private readonly options: ControllerOptions) {
    this.#kinds = new Set(options.controllers.map(({ kind }) => kind));
    for (const controller of options.controllers) {
      this.#attention.set(controller, new Map());
      this.#heeded.set(controller, new WeakMap());
    }
  }

  lookAtAll(): void {
    for (const kind of this.#kinds) {
      for (const object of this.#objectsOf(kind)) this.#enqueue(nameOf(object));
    }
  }

  heed({ type, object }: Change): void {
    const changed = nameOf(object);
    if (type === 'DELETED') this.#forget(object.metadata.uid);
    this.#look(changed);
    const { namespace, ownerReferences = [] } = object.metadata;
    for (const { kind, name } of ownerReferences) {
      this.#look({ kind, name, namespace });
    }
    for (const controller of this.options.controllers) {
      if (!controller.heeds) continue;
      for (const other of this.#objectsOf(controller.kind)) {
        if (this.#heededBy(controller, other).has(keyOf(changed))) {
          this.#look(nameOf(other));
        }
      }
    }
  }

  #heededBy(controller: Controller, object: StoredObject): Set<string> {
    const known = this.#heeded.get(controller)?.get(object);
    if (known) return known;
    const fresh = new Set(controller.heeds?.(object).map(keyOf));
    this.#heeded.get(controller)?.set(object, fresh);
    return fresh;
  }

  /** After the time that a controller needs to hear of it; what it did itself it knows at once. */
  #look(name: ObjectName): void {
    const { clock, pace, signal } = this.options;
    const key = keyOf(name);
    if (pace.answer <= 0 || key === this.#actor) {
      this.#enqueue(name);
      return;
    }
    if (!this.#kinds.has(name.kind) || this.#delayed.has(key)) return;
    this.#delayed.add(key);
    void clock.wait(pace.answer, signal).then(() => {
      this.#delayed.delete(key);
      this.#enqueue(name);
    });
  }

  // Never inside the write that told of the change: the writer must finish first.
  #enqueue(name: ObjectName): void {
    if (!this.#kinds.has(name.kind)) return;
    this.#queue.set(keyOf(name), name);
    if (this.#drainIsDue) return;
    this.#drainIsDue = true;
    queueMicrotask(() => this.#drain());
  }

  #drain(): void {
    while (!this.options.signal.aborted) {
      const [next] = this.#queue;
      if (!next) break;
      const [key, name] = next;
      this.#queue.delete(key);
      for (const controller of this.options.controllers) {
        if (controller.kind === name.kind) this.#lookAt(controller, name);
      }
    }
    this.#drainIsDue = false;
  }

  #lookAt(controller: Controller, name: ObjectName): void {
    const object = this.#find(name);
    if (!object) return;
    const view = this.#view();
    const attention = this.#attentionTo(controller, object);
    let stage: Stage | undefined;
    try {
      stage = controller.stages.find(({ matches }) => matches(object, view));
      const isDue = this.#isDue(name, stage, attention, object, view);
      if (!stage || !isDue) return;
      if (this.#isEndless(controller, stage, attention, name)) return;
      this.#actor = keyOf(name);
      for (const write of stage.next(object, view)) {
        applyWrite(this.options.store, write, view.now);
      }
      // What happens again and again need not change its own object to come round.
      if (stage.wait) this.#enqueue(name);
    } catch (error) {
      if (error instanceof ApiError && [404, 409].includes(error.code)) {
        this.#enqueue(name);
        return;
      }
      this.options.report(
        new Error(
          `${controller.name}: ${stage?.name ?? 'a stage'} failed for ${keyOf(
            name,
          )}: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        ),
      );
    } finally {
      this.#actor = undefined;
    }
  }

  /** Whether the stage may act now; when not, it is looked at again when its time has come. */
  #isDue(
    name: ObjectName,
    stage: Stage | undefined,
    attention: Attention,
    object: StoredObject,
    view: ClusterView,
  ): boolean {
    const now = view.now.getTime();
    const before = attention.waiting;
    const since = before && before.stage === stage ? before.since : now;
    const asked = stage?.wait?.(object, view) ?? 0;
    const due = asked instanceof Date ? asked.getTime() : since + asked;
    const goesOn =
      before?.stage === stage && before?.due === due && !before.isOver;
    if (stage && goesOn && due > now) return false;
    before?.end();
    delete attention.waiting;
    if (!stage || due <= now) return stage !== undefined;
    const { clock, signal } = this.options;
    const ended = new AbortController();
    const waiting: Waiting = {
      stage,
      since,
      due,
      isOver: false,
      end: () => ended.abort(),
    };
    attention.waiting = waiting;
    const either = AbortSignal.any([ended.signal, signal]);
    void clock.wait(due - now, either).then(() => {
      if (either.aborted) return;
      waiting.isOver = true;
      this.#enqueue(name);
    });
    return false;
  }

  #isEndless(
    controller: Controller,
    stage: Stage,
    { recent }: Attention,
    name: ObjectName,
  ): boolean {
    const now = this.options.clock.now().getTime();
    while (recent[0] && recent[0].at <= now - 1_000) recent.shift();
    if (recent.length > MOST_STAGES_PER_SECOND) return true;
    recent.push({ at: now, stage: stage.name });
    if (recent.length <= MOST_STAGES_PER_SECOND) return false;
    const circle = [...new Set(recent.map(past => past.stage))];
    this.options.report(
      new Error(
        `${controller.name} finds no end for ${keyOf(name)}: ${circle.join(
          ', ',
        )}`,
      ),
    );
    return true;
  }

  #attentionTo(controller: Controller, { metadata }: StoredObject): Attention {
    const known = this.#attention.get(controller)?.get(metadata.uid);
    if (known) return known;
    const fresh: Attention = { recent: [] };
    this.#attention.get(controller)?.set(metadata.uid, fresh);
    return fresh;
  }

  #forget(uid: string): void {
    for (const known of this.#attention.values()) {
      known.get(uid)?.waiting?.end();
      known.delete(uid);
    }
  }

  #view(): ClusterView {
    const { clock, pace } = this.options;
    return new ClusterView(
      kind => this.#objectsOf(kind),
      clock.now(),
      pace,
      name => this.#find(name),
    );
  }

  #find({ kind, name, namespace }: ObjectName): StoredObject | undefined {
    const { store } = this.options;
    const resource = store.resources.find(served => served.kind === kind);
    return resource && store.find({ resource, name, namespace });
  }

  #objectsOf(kind: string): StoredObject[] {
    const { store } = this.options;
    const resource = store.resources.find(served => served.kind === kind);
    return resource ? store.list(resource) : [];
  }
}

function nameOf({ kind, metadata }: StoredObject): ObjectName {
  return { kind, name: metadata.name, namespace: metadata.namespace };
}

function keyOf({ kind, name, namespace = '' }: ObjectName): string {
  return `${kind} ${namespace}/${name}`;
}

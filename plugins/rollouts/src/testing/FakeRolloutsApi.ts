import type {
  ActionPreview,
  ActionRequest,
  EntityRollouts,
  StreamEvent,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { EntityRolloutsReply, RolloutsApi } from '../api/RolloutsApi';
import type { ActionAnswer } from '../model/ActionAnswer';
import { outcomeOf, previewOf } from './rolloutFixtures';

type Connection = {
  push: (event: StreamEvent) => void;
  end: () => void;
  fail: (error: Error) => void;
};

/**
 * A backend in memory. It streams what it is told, previews what its rollouts say and remembers what was asked of it;
 * it decides nothing about rollouts.
 */
export class FakeRolloutsApi implements RolloutsApi {
  /** Every request to act, in order. */
  readonly acted: { rolloutId: string; request: ActionRequest }[] = [];
  /** How often a stream was asked for. */
  streamsOpened = 0;
  /** How many streams are open now, withheld ones included. */
  streamsOpen = 0;
  /** How often the content was read without a stream. */
  reads = 0;

  /** Replaces the answer to a request to act. */
  answer: (request: ActionRequest) => Promise<ActionAnswer> =
    async request => ({
      kind: 'outcome',
      outcome: outcomeOf(await this.preview(this.firstId(), request.verb)),
    });
  /** Replaces the preview. */
  previewWith: ((verb: Verb) => Promise<ActionPreview>) | undefined;
  /** While set, streams cannot be opened. */
  refusal: Error | undefined;
  /** While true, a stream opens and stays silent, as behind a proxy that buffers. */
  withheld = false;

  readonly #connections = new Set<Connection>();

  constructor(public content: EntityRollouts | undefined) {}

  /** Streams wait without a word until there is content. */
  show(content: EntityRollouts): void {
    this.content = content;
    this.emit({ event: 'snapshot', data: content });
  }

  emit(event: StreamEvent): void {
    this.#connections.forEach(connection => connection.push(event));
  }

  /** Ends all open streams, as a backend does that restarts. */
  disconnect(error?: Error): void {
    this.#connections.forEach(connection =>
      error ? connection.fail(error) : connection.end(),
    );
  }

  async *follow(
    _entityRef: string,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<StreamEvent, void, undefined> {
    this.streamsOpened += 1;
    if (this.refusal) throw this.refusal;

    const queue: (StreamEvent | Error | 'end')[] = [];
    let wake = () => {};
    const arrival = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const put = (item: StreamEvent | Error | 'end') => {
      queue.push(item);
      wake();
    };
    const connection: Connection = {
      push: put,
      end: () => put('end'),
      fail: put,
    };
    if (!this.withheld) this.#connections.add(connection);
    if (this.content && !this.withheld) {
      put({ event: 'snapshot', data: this.content });
    }
    const stop = () => put('end');
    signal.addEventListener('abort', stop);
    this.streamsOpen += 1;
    try {
      for (;;) {
        const item = queue.shift();
        if (item === undefined) {
          await arrival();
        } else if (item === 'end') {
          return;
        } else if (item instanceof Error) {
          throw item;
        } else {
          yield item;
        }
      }
    } finally {
      this.streamsOpen -= 1;
      signal.removeEventListener('abort', stop);
      this.#connections.delete(connection);
    }
  }

  async read(): Promise<EntityRolloutsReply> {
    this.reads += 1;
    if (this.refusal) throw this.refusal;
    if (!this.content) return { changed: false };
    return { changed: true, rollouts: this.content, etag: undefined };
  }

  async preview(rolloutId: string, verb: Verb): Promise<ActionPreview> {
    if (this.previewWith) return this.previewWith(verb);
    const rollout = this.content?.items.find(({ id }) => id === rolloutId);
    if (!rollout) throw new Error(`No rollout ${rolloutId}`);
    return previewOf(rollout, verb);
  }

  async act(rolloutId: string, request: ActionRequest): Promise<ActionAnswer> {
    this.acted.push({ rolloutId, request });
    return this.answer(request);
  }

  private firstId(): string {
    return this.content?.items[0]?.id ?? '';
  }
}

import {
  formatFleetParameters,
  formatMatrixParameters,
  type ActionPreview,
  type ActionRequest,
  type ClusterList,
  type ClustersStreamEvent,
  type EntityRollouts,
  type FleetMatrix,
  type FleetPage,
  type FleetQuery,
  type FleetStreamEvent,
  type MatrixQuery,
  type MatrixStreamEvent,
  type StreamEvent,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { LiveSource } from '../api/LiveSource';
import type { RolloutsApi } from '../api/RolloutsApi';
import type { ActionAnswer } from '../model/ActionAnswer';
import { FakeSource, type FakeWay } from './FakeSource';
import { outcomeOf, previewOf } from './rolloutFixtures';

/**
 * A backend in memory. It streams what it is told, previews what its rollouts say and remembers what was asked of it;
 * it decides nothing about rollouts.
 */
export class FakeRolloutsApi implements RolloutsApi {
  /** Every request to act, in order. */
  readonly acted: { rolloutId: string; request: ActionRequest }[] = [];
  /** Every query for the fleet, in order. */
  readonly queries: FleetQuery[] = [];

  /** Every query for the matrix, in order. */
  readonly matrixQueries: MatrixQuery[] = [];
  /** Answers every query for the matrix; undefined: no answer yet. */
  matrixOf: (query: MatrixQuery) => FleetMatrix | undefined = () => undefined;
  /** Undefined: no answer yet. */
  clusterList: ClusterList | undefined;

  /** Replaces the answer to a request to act. */
  answer: (request: ActionRequest) => Promise<ActionAnswer> =
    async request => ({
      kind: 'outcome',
      outcome: outcomeOf(await this.preview(this.firstId(), request.verb)),
    });
  /** Replaces the preview. */
  previewWith:
    | ((verb: Verb, revision?: number) => Promise<ActionPreview>)
    | undefined;

  readonly #way: FakeWay = {
    refusal: undefined,
    withheld: false,
    streamsOpened: 0,
    streamsOpen: 0,
    reads: 0,
  };
  readonly #details = new FakeSource<EntityRollouts, StreamEvent>(
    this.#way,
    () => this.content,
    data => ({ event: 'snapshot', data }),
  );
  readonly #fleets = new Map<string, FakeSource<FleetPage, FleetStreamEvent>>();
  readonly #matrices = new Map<
    string,
    FakeSource<FleetMatrix, MatrixStreamEvent>
  >();

  readonly #clusterLists = new FakeSource<ClusterList, ClustersStreamEvent>(
    this.#way,
    () => this.clusterList,
    data => ({ event: 'snapshot', data }),
  );

  constructor(
    public content: EntityRollouts | undefined,
    /** Answers every query for the fleet; undefined: no answer yet. */
    public fleetPage: (query: FleetQuery) => FleetPage | undefined = () =>
      undefined,
  ) {}

  /** How often a stream was asked for. */
  get streamsOpened(): number {
    return this.#way.streamsOpened;
  }

  /** How many streams are open now, withheld ones included. */
  get streamsOpen(): number {
    return this.#way.streamsOpen;
  }

  /** How often the content was read without a stream. */
  get reads(): number {
    return this.#way.reads;
  }

  /** While set, streams cannot be opened. */
  set refusal(error: Error | undefined) {
    this.#way.refusal = error;
  }

  /** While true, a stream opens and stays silent, as behind a proxy that buffers. */
  set withheld(withheld: boolean) {
    this.#way.withheld = withheld;
  }

  /** Streams wait without a word until there is content. */
  show(content: EntityRollouts): void {
    this.content = content;
    this.emit({ event: 'snapshot', data: content });
  }

  emit(event: StreamEvent): void {
    this.#details.emit(event);
  }

  emitFleet(event: FleetStreamEvent): void {
    this.#fleets.forEach(source => source.emit(event));
  }

  emitMatrix(event: MatrixStreamEvent): void {
    this.#matrices.forEach(source => source.emit(event));
  }

  emitClusters(event: ClustersStreamEvent): void {
    this.#clusterLists.emit(event);
  }

  /** Ends all open streams, as a backend does that restarts. */
  disconnect(error?: Error): void {
    this.#details.disconnect(error);
    this.#fleets.forEach(source => source.disconnect(error));
    this.#matrices.forEach(source => source.disconnect(error));
    this.#clusterLists.disconnect(error);
  }

  entity(): LiveSource<EntityRollouts, StreamEvent> {
    return this.#details;
  }

  rollout(rolloutId: string): LiveSource<EntityRollouts, StreamEvent> {
    const ofOne = (content: EntityRollouts): EntityRollouts => ({
      ...content,
      items: content.items.filter(({ id }) => id === rolloutId),
    });
    const details = this.#details;
    return {
      async *follow(options) {
        for await (const message of details.follow(options)) {
          yield message.event === 'snapshot'
            ? { ...message, data: ofOne(message.data) }
            : message;
        }
      },
      async read() {
        const reply = await details.read();
        return reply.changed
          ? { ...reply, content: ofOne(reply.content) }
          : reply;
      },
    };
  }

  fleet(query: FleetQuery): LiveSource<FleetPage, FleetStreamEvent> {
    this.queries.push(query);
    const key = formatFleetParameters(query).toString();
    const source =
      this.#fleets.get(key) ??
      new FakeSource<FleetPage, FleetStreamEvent>(
        this.#way,
        () => this.fleetPage(query),
        data => ({ event: 'snapshot', data }),
      );
    this.#fleets.set(key, source);
    return source;
  }

  matrix(query: MatrixQuery): LiveSource<FleetMatrix, MatrixStreamEvent> {
    this.matrixQueries.push(query);
    const key = formatMatrixParameters(query).toString();
    const source =
      this.#matrices.get(key) ??
      new FakeSource<FleetMatrix, MatrixStreamEvent>(
        this.#way,
        () => this.matrixOf(query),
        data => ({ event: 'snapshot', data }),
      );
    this.#matrices.set(key, source);
    return source;
  }

  clusters(): LiveSource<ClusterList, ClustersStreamEvent> {
    return this.#clusterLists;
  }

  async preview(
    rolloutId: string,
    verb: Verb,
    { revision }: { revision?: number } = {},
  ): Promise<ActionPreview> {
    if (this.previewWith) return this.previewWith(verb, revision);
    const rollout = this.content?.items.find(({ id }) => id === rolloutId);
    if (!rollout) throw new Error(`No rollout ${rolloutId}`);
    return previewOf(rollout, verb, revision === undefined ? {} : { revision });
  }

  async act(rolloutId: string, request: ActionRequest): Promise<ActionAnswer> {
    this.acted.push({ rolloutId, request });
    return this.answer(request);
  }

  private firstId(): string {
    return this.content?.items[0]?.id ?? '';
  }
}

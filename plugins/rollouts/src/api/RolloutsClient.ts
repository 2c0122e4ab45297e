import { parseEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  actionOutcomeSchema,
  actionPreviewSchema,
  clusterListSchema,
  clustersStreamEventSchema,
  entityRolloutsSchema,
  fleetMatrixSchema,
  fleetPageSchema,
  fleetStreamEventSchema,
  formatFleetParameters,
  formatMatrixParameters,
  matrixStreamEventSchema,
  rolloutDetailSchema,
  streamEventSchema,
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

import type { ActionAnswer } from '../model/ActionAnswer';
import type { LiveReply, LiveSource } from './LiveSource';
import type { RolloutsApi } from './RolloutsApi';
import { openStream } from './openStream';
import { PersonalStream, type Whoami } from './PersonalStream';
import { TopicSource, type EventSchema } from './TopicSource';

// Resolved by the portal's fetch, which also adds the person's token.
const BASE = 'plugin://rollouts';

// What is shared costs a hidden tab nothing, and the others not much.
const KEPT_WHILE_HIDDEN_MS = 60_000;

type ContentSchema<Content> = { parse(value: unknown): Content };

/** Talks to the rollouts backend over HTTP; every answer is parsed by the shared schema. */
export class RolloutsClient implements RolloutsApi {
  readonly #stream: PersonalStream;

  /** @param deps.whoami - without it, the tab shares its stream with no other */
  constructor(private readonly deps: { fetchApi: FetchApi; whoami?: Whoami }) {
    this.#stream = new PersonalStream({
      open: (topics, signal) =>
        openStream(deps.fetchApi, `${BASE}/stream`, topics, signal),
      whoami: deps.whoami,
    });
  }

  entity(entityRef: string): LiveSource<EntityRollouts, StreamEvent> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    return this.#source(
      new URLSearchParams({ entity: entityRef }),
      streamEventSchema,
      `entities/${path}/rollouts`,
      entityRolloutsSchema,
    );
  }

  rollout(rolloutId: string): LiveSource<EntityRollouts, StreamEvent> {
    return this.#source(
      new URLSearchParams({ rollout: rolloutId }),
      streamEventSchema,
      `rollouts/${encodeURIComponent(rolloutId)}`,
      rolloutDetailSchema.transform(
        (item): EntityRollouts => ({
          configured: true,
          items: [item],
          clusters: [
            {
              name: item.cluster,
              environment: item.environment,
              freshness: item.freshness,
            },
          ],
        }),
      ),
    );
  }

  fleet(query: FleetQuery): LiveSource<FleetPage, FleetStreamEvent> {
    const parameters = formatFleetParameters(query);
    const streamed = new URLSearchParams(parameters);
    streamed.set('scope', 'fleet');
    return this.#source(
      streamed,
      fleetStreamEventSchema,
      `rollouts?${parameters}`,
      fleetPageSchema,
    );
  }

  matrix(query: MatrixQuery): LiveSource<FleetMatrix, MatrixStreamEvent> {
    const parameters = formatMatrixParameters(query);
    const streamed = new URLSearchParams(parameters);
    streamed.set('scope', 'matrix');
    return this.#source(
      streamed,
      matrixStreamEventSchema,
      `matrix?${parameters}`,
      fleetMatrixSchema,
    );
  }

  clusters(): LiveSource<ClusterList, ClustersStreamEvent> {
    return this.#source(
      new URLSearchParams({ scope: 'clusters' }),
      clustersStreamEventSchema,
      'clusters',
      clusterListSchema,
    );
  }

  #source<Content, Event>(
    topic: URLSearchParams,
    eventSchema: EventSchema<Event>,
    readPath: string,
    contentSchema: ContentSchema<Content>,
  ): LiveSource<Content, Event> {
    return new TopicSource({
      stream: this.#stream,
      topic: `${topic}`,
      schema: eventSchema,
      keptWhileHiddenMs: this.#stream.isShared
        ? KEPT_WHILE_HIDDEN_MS
        : undefined,
      read: options => this.#read(readPath, contentSchema, options),
    });
  }

  async #read<Content>(
    path: string,
    schema: ContentSchema<Content>,
    { signal, etag }: { signal: AbortSignal; etag?: string },
  ): Promise<LiveReply<Content>> {
    const response = await this.deps.fetchApi.fetch(`${BASE}/${path}`, {
      signal,
      cache: 'no-store',
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    });
    if (response.status === 304) return { changed: false };
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return {
      changed: true,
      content: schema.parse(await response.json()),
      etag: response.headers.get('etag') ?? undefined,
    };
  }

  async preview(
    rolloutId: string,
    verb: Verb,
    options: { signal?: AbortSignal; revision?: number } = {},
  ): Promise<ActionPreview> {
    const query =
      options.revision === undefined ? '' : `?revision=${options.revision}`;
    const response = await this.deps.fetchApi.fetch(
      `${BASE}/rollouts/${encodeURIComponent(
        rolloutId,
      )}/preview/${verb}${query}`,
      { signal: options.signal, cache: 'no-store' },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return actionPreviewSchema.parse(await response.json());
  }

  async act(rolloutId: string, request: ActionRequest): Promise<ActionAnswer> {
    try {
      const response = await this.deps.fetchApi.fetch(
        `${BASE}/rollouts/${encodeURIComponent(rolloutId)}/actions`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        },
      );
      if (response.ok) {
        const outcome = actionOutcomeSchema.parse(await response.json());
        return { kind: 'outcome', outcome };
      }
      const { cause } = await ResponseError.fromResponse(response);
      const { name, message } = cause;
      if (response.status === 401) return { kind: 'signed-out', message };
      if (response.status === 403) return { kind: 'denied', message };
      // Ours says so only before anything is sent. By its name, because a proxy between us answers 503, too.
      if (response.status === 503 && name === 'ServiceUnavailableError') {
        return { kind: 'failed', message };
      }
      // From 500 on the request may have got anywhere before it broke.
      return response.status < 500
        ? { kind: 'refused', message }
        : { kind: 'no-answer', message };
    } catch (error) {
      return {
        kind: 'no-answer',
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }
}

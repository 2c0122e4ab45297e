import { parseEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  actionOutcomeSchema,
  actionPreviewSchema,
  entityRolloutsSchema,
  streamEventSchema,
  type ActionPreview,
  type ActionRequest,
  type StreamEvent,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ActionAnswer } from '../model/ActionAnswer';
import type { EntityRolloutsReply, RolloutsApi } from './RolloutsApi';
import { serverSentEvents } from './serverSentEvents';

// Resolved by the portal's fetch, which also adds the person's token.
const BASE = 'plugin://rollouts';

// An older page and a newer backend: an event of a kind that is not known here is skipped, not an error.
const KNOWN_EVENTS: ReadonlySet<string> = new Set(
  streamEventSchema.options.map(option => option.shape.event.value),
);

/** Talks to the rollouts backend over HTTP; every answer is parsed by the shared schema. */
export class RolloutsClient implements RolloutsApi {
  constructor(private readonly deps: { fetchApi: FetchApi }) {}

  async *follow(
    entityRef: string,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<StreamEvent, void, undefined> {
    const response = await this.deps.fetchApi.fetch(
      `${BASE}/stream?entity=${encodeURIComponent(entityRef)}`,
      {
        signal,
        cache: 'no-store',
        headers: { accept: 'text/event-stream' },
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    if (!response.body) throw new Error('The stream has no body');

    for await (const { event, data } of serverSentEvents(response.body)) {
      if (KNOWN_EVENTS.has(event)) {
        yield streamEventSchema.parse({ event, data: JSON.parse(data) });
      }
    }
  }

  async read(
    entityRef: string,
    { signal, etag }: { signal: AbortSignal; etag?: string },
  ): Promise<EntityRolloutsReply> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    const response = await this.deps.fetchApi.fetch(
      `${BASE}/entities/${path}/rollouts`,
      {
        signal,
        cache: 'no-store',
        headers: etag === undefined ? {} : { 'if-none-match': etag },
      },
    );
    if (response.status === 304) return { changed: false };
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return {
      changed: true,
      rollouts: entityRolloutsSchema.parse(await response.json()),
      etag: response.headers.get('etag') ?? undefined,
    };
  }

  async preview(
    rolloutId: string,
    verb: Verb,
    options: { signal?: AbortSignal } = {},
  ): Promise<ActionPreview> {
    const response = await this.deps.fetchApi.fetch(
      `${BASE}/rollouts/${encodeURIComponent(rolloutId)}/preview/${verb}`,
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
      if (response.status === 401 || response.status === 403) {
        return { kind: 'denied', message };
      }
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

import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { assertError, InputError } from '@backstage/errors';
import {
  actionRequestSchema,
  VERBS,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import express, { type Request, type Response, type Router } from 'express';
import PromiseRouter from 'express-promise-router';

import type { ActionPreviews } from '../actions/ActionPreviews';
import type { RolloutActions, RolloutCommand } from '../actions/RolloutActions';
import type { SharedFeeds } from '../stream/SharedFeeds';
import type { StreamLimits } from '../stream/StreamLimits';
import { entityRefOf } from './entityRefOf';
import { fleetQueryOf } from './fleetQueryOf';
import { matrixQueryOf } from './matrixQueryOf';
import { parametersOf } from './parametersOf';
import { refuseParameters } from './refuseParameters';
import { replyUnlessKnown } from './replyUnlessKnown';
import type { RolloutReader } from './RolloutReader';
import { sendStream } from './sendStream';
import { topicsOf } from './topicsOf';

export type RouterOptions = {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  reader: RolloutReader;
  previews: ActionPreviews;
  actions: RolloutActions;
  streams: StreamLimits;
  feeds: SharedFeeds;
};

/** The plugin's API. A route parses, calls, replies; failures are thrown and worded by the root error handler. */
export function createRouter({
  httpAuth,
  auditor,
  reader,
  previews,
  actions,
  streams,
  feeds,
}: RouterOptions): Router {
  const router = PromiseRouter();
  // For probes, which have no credentials: it names nothing.
  router.get('/health', (_request, response) => {
    const health = reader.health();
    const isServing = !['starting', 'unreachable'].includes(health.status);
    response.status(isServing ? 200 : 503).json(health);
  });

  router.get('/clusters', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    refuseParameters(request);
    const clusters = await reader.clustersFeed().read(credentials);
    replyUnlessKnown(request, response, clusters);
  });

  router.get(
    '/entities/:kind/:namespace/:name/rollouts',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const { kind, namespace, name } = request.params;
      replyUnlessKnown(
        request,
        response,
        await reader
          .entityFeed(entityRefOf(`${kind}:${namespace}/${name}`))
          .read(credentials),
      );
    },
  );

  router.get('/rollouts', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const query = fleetQueryOf(parametersOf(request));
    const page = await reader.fleetFeed(query).read(credentials);
    replyUnlessKnown(request, response, page);
  });

  router.get('/matrix', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const query = matrixQueryOf(parametersOf(request));
    const matrix = await reader.matrixFeed(query).read(credentials);
    replyUnlessKnown(request, response, matrix);
  });

  router.get('/rollouts/:id', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const detail = await reader.detail(request.params.id, credentials);
    replyUnlessKnown(request, response, detail);
  });

  router.get('/rollouts/:id/preview/:verb', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const rollout = await reader.snapshot(request.params.id, credentials);
    const verb = verbOf(request.params.verb);
    const revision = revisionOf(parametersOf(request).get('revision'));
    response.json(await previews.preview(verb, rollout, { revision }));
  });

  router.post('/rollouts/:id/actions', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    // Read here and not before the routes, so that a body that is no JSON is still an attempt, and on record.
    await readJson(request, response).catch(error =>
      refuse(error, request, auditor),
    );
    const command = await parseCommand(request, auditor);
    response.json(await actions.run(command, { credentials, request }));
  });

  router.get('/stream', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const topics = topicsOf(
      parametersOf(request),
      request.get('last-event-id'),
      reader,
    );
    await sendStream(response, { ...topics, credentials, streams, feeds });
  });

  return router;
}

const parseJson = express.json({ limit: '16kb' });

function readJson(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parseJson(request, response, (error?: unknown) =>
      error === undefined ? resolve() : reject(error),
    );
  });
}

async function parseCommand(
  request: Request,
  auditor: AuditorService,
): Promise<RolloutCommand> {
  const parsed = actionRequestSchema.safeParse(request.body);
  const rolloutId = request.params.id;
  if (parsed.success && rolloutId !== undefined) {
    return { ...parsed.data, rolloutId };
  }
  const problems =
    parsed.error?.issues.map(
      ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
    ) ?? [];
  return refuse(
    new InputError(`Not an action: ${problems.join('; ')}`),
    request,
    auditor,
  );
}

/** A request that cannot be understood was still an attempt at an action, so it is on record, too. */
async function refuse(
  error: unknown,
  request: Request,
  auditor: AuditorService,
): Promise<never> {
  assertError(error);
  const event = await auditor.createEvent({
    eventId: 'rollout-action',
    severityLevel: 'medium',
    request,
    meta: {
      actionType: 'unknown',
      rolloutId: request.params.id?.slice(0, 1000) ?? '',
    },
  });
  await event.fail({ error });
  throw error;
}

function verbOf(text: string): Verb {
  const verb = VERBS.find(each => each === text);
  if (!verb) {
    throw new InputError(
      `No action ${JSON.stringify(
        text.slice(0, 100),
      )}, wanted one of ${VERBS.join(', ')}`,
    );
  }
  return verb;
}

function revisionOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new InputError(
      'The parameter revision is not a number of a revision',
    );
  }
  return Number(text);
}

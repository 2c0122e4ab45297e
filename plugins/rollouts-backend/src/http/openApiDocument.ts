import {
  actionOutcomeSchema,
  actionPreviewSchema,
  actionRequestSchema,
  clusterListSchema,
  clusterStatusSchema,
  clustersStreamEventSchema,
  entityRolloutsSchema,
  fleetMatrixSchema,
  fleetPageSchema,
  fleetQuerySchema,
  fleetStreamEventSchema,
  labelledDataSchema,
  matrixQuerySchema,
  matrixStreamEventSchema,
  rolloutDetailSchema,
  rolloutSummarySchema,
  sentenceSchema,
  streamEventSchema,
  TOPICS_AT_MOST,
  VERBS,
  watchStatusSchema,
  type FleetQuery,
  type MatrixQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import { fleetHealthSchema } from '../fleet/fleetHealth';

type Json = { [key: string]: unknown };

const error = z.looseObject({
  error: z.looseObject({ name: z.string(), message: z.string() }),
});

const schemas = z.registry<{ id: string }>();
schemas.add(sentenceSchema, { id: 'Sentence' });
schemas.add(clusterStatusSchema, { id: 'ClusterStatus' });
schemas.add(watchStatusSchema, { id: 'WatchStatus' });
schemas.add(fleetHealthSchema, { id: 'FleetHealth' });
schemas.add(clusterListSchema, { id: 'Clusters' });
schemas.add(rolloutSummarySchema, { id: 'RolloutSummary' });
schemas.add(rolloutDetailSchema, { id: 'RolloutDetail' });
schemas.add(entityRolloutsSchema, { id: 'EntityRollouts' });
schemas.add(fleetPageSchema, { id: 'FleetPage' });
schemas.add(fleetMatrixSchema, { id: 'FleetMatrix' });
schemas.add(fleetStreamEventSchema, { id: 'FleetStreamEvent' });
schemas.add(matrixStreamEventSchema, { id: 'MatrixStreamEvent' });
schemas.add(clustersStreamEventSchema, { id: 'ClustersStreamEvent' });
schemas.add(streamEventSchema, { id: 'StreamEvent' });
schemas.add(labelledDataSchema, { id: 'LabelledData' });
schemas.add(actionPreviewSchema, { id: 'ActionPreview' });
schemas.add(actionRequestSchema, { id: 'ActionRequest' });
schemas.add(actionOutcomeSchema, { id: 'ActionOutcome' });
schemas.add(error, { id: 'Error' });

const FILTERS: Record<Exclude<keyof FleetQuery, 'limit' | 'cursor'>, string> = {
  q: 'Words that all occur in name, namespace, cluster, image or owner',
  phase: 'One of these phases',
  waitingFor:
    'Waits for one of these; `human` takes in gates, `not-human` is all that waits for nobody',
  cluster: 'In one of these clusters',
  environment: 'In a cluster of one of these environments',
  owner: 'Owned by one of these, as full entity references',
  system:
    'Whose named owner is part of one of these systems, as full entity references',
  namespace: 'In one of these namespaces, in whatever cluster',
  provider: 'Delivered by one of these controllers',
  strategy: 'With one of these strategies',
  image: 'With one of these images, without tag and digest',
  tag: 'With one of these tags or digests; with `image`, those of that image',
  entity: 'Shown by this entity, as a full entity reference',
  sort: '`attention`: who waits for a person longest, then what failed, what moves, what is at rest; `updated`: what came into its phase last; with `,asc` or `,desc` behind it the direction, which for these two is `desc` by itself and for the others `asc`',
  facet: 'Count by these, too',
  facetWord: 'Only values of these counts that contain this, in whatever case',
};
const FLEET: Record<keyof FleetQuery, string> = {
  ...FILTERS,
  limit: 'Rollouts on a page',
  cursor: '`next` or `previous` of a page that was sorted like this',
};
const MATRIX: Record<keyof MatrixQuery, string> = {
  ...FILTERS,
  by: 'What the columns are',
  sort: '`behind`: what runs the oldest version against the newest of its service first, then what does so in most places; `attention`: by that rollout of each service which asks for it most, as the table has it',
  limit: 'Services on a page',
  cursor: '`next` of a page',
};

const STREAM = [
  'A client that comes back with `Last-Event-ID` is sent `resumed` and what it has missed, or `reset` and a snapshot where that is not known any more. An id is `<replica epoch>-<feed>:<number>` and counts up by one in its feed.',
  'With `follow` the data of each event is `LabelledData`, a topic that the person may not see is `refused` by an event, and events that belong to all topics have no label.',
  'A heartbeat comes every 15 s. What the person may see is asked for again every minute, and the stream ends with their token. A client that does not read is sent `reset` and a snapshot when it reads on.',
].join('\n\n');

/** What the API takes and answers, as OpenAPI 3.1. `docs/openapi.yaml` is this, written down. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollouts',
      version: '1',
      description:
        'Rollouts over all clusters, as one person may see and operate them. What they may not see is answered as if it did not exist.',
    },
    servers: [{ url: '/api/rollouts' }],
    security: [{ backstage: [] }],
    paths: {
      '/health': {
        get: {
          summary: 'Whether the portal knows its clusters, for probes',
          security: [],
          responses: {
            200: {
              description: 'Some are read, or none is configured',
              content: json('FleetHealth'),
            },
            503: {
              description: 'None is read, yet or any more',
              content: json('FleetHealth'),
            },
          },
        },
      },
      '/clusters': {
        get: operation('The clusters that the person knows of', 'Clusters', {
          isTagged: true,
        }),
      },
      '/rollouts': {
        get: operation('A page of all rollouts', 'FleetPage', {
          parameters: queryOf(fleetQuerySchema, FLEET),
          refuses: [404],
          isTagged: true,
        }),
      },
      '/matrix': {
        get: operation(
          'Which version of each service runs where',
          'FleetMatrix',
          {
            parameters: queryOf(matrixQuerySchema, MATRIX),
            refuses: [404],
            isTagged: true,
          },
        ),
      },
      '/rollouts/{id}': {
        get: operation('One rollout in full', 'RolloutDetail', {
          parameters: [ID],
          refuses: [404],
          isTagged: true,
        }),
      },
      '/rollouts/{id}/preview/{verb}': {
        get: operation('What an action would do now', 'ActionPreview', {
          parameters: [
            ID,
            inPath('verb', 'The action', { enum: [...VERBS] }),
            {
              name: 'revision',
              in: 'query',
              description: 'With undo: the revision that it goes back to',
              schema: { type: 'integer', minimum: 1 },
            },
          ],
          refuses: [404],
        }),
      },
      '/rollouts/{id}/actions': {
        post: {
          ...operation(
            'Acts, if all is still as the person saw it',
            'ActionOutcome',
            { parameters: [ID], refuses: [403, 404] },
          ),
          requestBody: { required: true, content: json('ActionRequest') },
        },
      },
      '/entities/{kind}/{namespace}/{name}/rollouts': {
        get: operation('The rollouts that an entity shows', 'EntityRollouts', {
          parameters: ['kind', 'namespace', 'name'].map(part =>
            inPath(part, `Of the entity: its ${part}`),
          ),
          refuses: [404],
          isTagged: true,
        }),
      },
      '/stream': {
        get: {
          summary:
            'Server-sent events: a snapshot, then each change. `scope=fleet` takes the parameters of `/rollouts`, `scope=matrix` those of `/matrix`; `scope=clusters` takes none',
          description: STREAM,
          parameters: [
            inQuery(
              'scope',
              'A page of all rollouts, or of the matrix, or the clusters',
              {
                enum: ['fleet', 'matrix', 'clusters'],
              },
            ),
            inQuery('rollout', 'Or one rollout, by its id'),
            inQuery('entity', 'Or what this entity shows'),
            {
              name: 'follow',
              in: 'query',
              description:
                'Or several of these, each as its parameters would be written: `follow=rollout%3D…&follow=scope%3Dfleet%26phase%3DPaused`',
              schema: {
                type: 'array',
                items: { type: 'string' },
                maxItems: TOPICS_AT_MOST,
              },
            },
            {
              name: 'Last-Event-ID',
              in: 'header',
              description:
                'The id of the last event that the client has got; of several topics, one for each in their order with commas between, empty where there is none',
              schema: { type: 'string' },
            },
          ],
          responses: {
            200: {
              description: 'The data of each event is one of these',
              content: {
                'text/event-stream': {
                  schema: {
                    anyOf: [
                      reference('FleetStreamEvent'),
                      reference('MatrixStreamEvent'),
                      reference('ClustersStreamEvent'),
                      reference('StreamEvent'),
                      reference('LabelledData'),
                    ],
                  },
                },
              },
            },
            ...refusals([404]),
          },
        },
      },
    },
    components: {
      securitySchemes: { backstage: { type: 'http', scheme: 'bearer' } },
      schemas: componentSchemas(),
    },
  };
}

const ID = inPath(
  'id',
  'cluster/group/kind/namespace/name, each part percent-encoded, and all of it again',
);

/** What a client may send along with a question that it has asked before. */
const KNOWN_TAG: Json = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The `ETag` of an answer that the client still has',
  schema: { type: 'string' },
};

const REFUSALS: Record<number, string> = {
  400: 'A parameter is wrong; the message names it, and what is right',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'There is none, or none that the person may see',
  503: 'The permission backend gives no answer',
};

function operation(
  summary: string,
  answer: string,
  {
    parameters = [],
    refuses = [],
    isTagged = false,
  }: {
    parameters?: readonly Json[];
    refuses?: readonly number[];
    /** Answered with a tag, and with 304 to who names it. */
    isTagged?: boolean;
  } = {},
): Json {
  const taken = [...parameters, ...(isTagged ? [KNOWN_TAG] : [])];
  return {
    summary,
    ...(taken.length > 0 && { parameters: taken }),
    responses: {
      200: {
        description: summary,
        ...(isTagged && {
          headers: {
            ETag: {
              description:
                'The same for as long as nothing changes but when clusters were last heard',
              schema: { type: 'string' },
            },
          },
        }),
        content: json(answer),
      },
      ...(isTagged && {
        304: {
          description: 'Nothing has changed since the answer with that `ETag`',
        },
      }),
      ...refusals(refuses),
    },
  };
}

function refusals(further: readonly number[]): Json {
  return Object.fromEntries(
    [400, 401, 403, 503, ...further].map(status => [
      status,
      { description: REFUSALS[status], content: json('Error') },
    ]),
  );
}

function json(schema: string): Json {
  return { 'application/json': { schema: reference(schema) } };
}

function reference(schema: string): Json {
  return { $ref: `#/components/schemas/${schema}` };
}

function inPath(name: string, description: string, schema: Json = {}): Json {
  return {
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', ...schema },
  };
}

function inQuery(name: string, description: string, schema: Json = {}): Json {
  return {
    name,
    in: 'query',
    description,
    schema: { type: 'string', ...schema },
  };
}

/** A list is its parameter repeated. */
function queryOf(
  schema: z.ZodObject,
  descriptions: Readonly<Record<string, string>>,
): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    description: descriptions[name],
    schema: property,
  }));
}

function componentSchemas(): Json {
  // As they are written: what the browser makes of a sentence that it does not know is its own affair.
  const { schemas: written } = z.toJSONSchema(schemas, {
    io: 'input',
    uri: id => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(written).map(
      ([id, { $schema: _, $id: __, ...schema }]) => [id, schema] as const,
    ),
  );
}

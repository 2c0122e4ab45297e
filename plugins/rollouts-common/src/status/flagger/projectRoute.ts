import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { field } from '../object/field';
import { freeze } from '../object/freeze';
import { metadataSchema } from '../object/metadataSchema';
import { readObject } from '../object/readObject';
import type { RouteFacts, RouteRule } from './RouteFacts';

/** What tells one visitor from another; a path does not. */
const MATCHERS = ['headers', 'queryParams', 'sourceLabels'];
const NGINX = 'nginx.ingress.kubernetes.io/';

const { name: text } = field;
// The Gateway API's own limit; sums of anything larger are no numbers any more.
const weight = z.number().min(0).max(1_000_000).nullish();
const conditions = z.array(z.record(z.string(), z.unknown())).nullish();

const httpRouteSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    rules: z
      .array(
        z.object({
          matches: conditions,
          filters: z.array(z.looseObject({ type: text })).nullish(),
          backendRefs: z.array(z.object({ name: text, weight })).nullish(),
        }),
      )
      .nullish(),
  }),
});

const virtualServiceSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    http: z
      .array(
        z.object({
          match: conditions,
          mirror: z.looseObject({}).nullish(),
          route: z
            .array(
              z.object({
                destination: z.object({ host: text }),
                weight,
              }),
            )
            .nullish(),
        }),
      )
      .nullish(),
  }),
});

const trafficSplitSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    backends: z.array(z.object({ service: text, weight })).nullish(),
  }),
});

const ingressSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    rules: z
      .array(
        z.object({
          http: z
            .object({
              paths: z
                .array(
                  z.object({
                    backend: z
                      .object({ service: z.object({ name: text }).nullish() })
                      .nullish(),
                  }),
                )
                .nullish(),
            })
            .nullish(),
        }),
      )
      .nullish(),
  }),
});

const kindSchema = z.looseObject({ kind: z.string() });

type Read = { metadata: z.output<typeof metadataSchema> } & Pick<
  RouteFacts,
  'rules' | 'mirrors'
>;

const READERS: Record<string, (object: unknown) => Read> = {
  HTTPRoute: readHttpRoute,
  VirtualService: readVirtualService,
  TrafficSplit: readTrafficSplit,
  Ingress: readIngress,
};

/**
 * @throws InputError when it is of no kind that we can read weights from, or has no namespace, name or uid
 */
export function projectRoute(object: unknown): RouteFacts {
  const parsed = kindSchema.safeParse(object);
  const kind = parsed.success ? parsed.data.kind : '';
  const read = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (!read) {
    throw new InputError(
      'Not an HTTPRoute, VirtualService, TrafficSplit or Ingress',
    );
  }
  const { metadata: found, rules, mirrors } = read(object);
  return freeze({
    kind,
    namespace: found.namespace,
    name: found.name,
    uid: found.uid,
    rules,
    mirrors,
  });
}

function readHttpRoute(object: unknown): Read {
  const { value } = readObject(httpRouteSchema, object, 'HTTPRoute');
  const rules = value.spec.rules ?? [];
  return {
    metadata: value.metadata,
    rules: rules.map(rule => ({
      conditional: isConditional(rule.matches),
      // One is the default of the Gateway API.
      weights: weightsBy(rule.backendRefs, ({ name }) => name, 1),
    })),
    mirrors: rules.some(({ filters }) =>
      filters?.some(({ type }) => type === 'RequestMirror'),
    ),
  };
}

function readVirtualService(object: unknown): Read {
  const { value } = readObject(virtualServiceSchema, object, 'VirtualService');
  const routes = value.spec.http ?? [];
  return {
    metadata: value.metadata,
    rules: routes.map(({ match, route }) => ({
      conditional: isConditional(match),
      weights: weightsBy(
        route,
        ({ destination }) => destination.host.split('.')[0] ?? '',
        // A single destination needs no weight.
        route?.length === 1 ? 100 : 0,
      ),
    })),
    mirrors: routes.some(({ mirror }) => Boolean(mirror)),
  };
}

function readTrafficSplit(object: unknown): Read {
  const { value } = readObject(trafficSplitSchema, object, 'TrafficSplit');
  return {
    metadata: value.metadata,
    rules: [
      {
        conditional: false,
        weights: weightsBy(value.spec.backends, ({ service }) => service, 0),
      },
    ],
    mirrors: false,
  };
}

/** The canary Ingress takes its share from the main one, which does not know of it. */
function readIngress(object: unknown): Read {
  const { value } = readObject(ingressSchema, object, 'Ingress');
  const annotations = value.metadata.annotations ?? {};
  const service = value.spec.rules?.[0]?.http?.paths?.[0]?.backend?.service;
  const share = percentOf(annotations[`${NGINX}canary-weight`]);
  const matches =
    annotations[`${NGINX}canary-by-header`] !== undefined ||
    annotations[`${NGINX}canary-by-cookie`] !== undefined;
  const name = service?.name ?? '';
  const rules: RouteRule[] = [
    ...(matches ? [{ conditional: true, weights: { [name]: 100 } }] : []),
    {
      conditional: false,
      weights: { [name]: share, '': 100 - share },
    },
  ];
  return {
    metadata: value.metadata,
    rules: annotations[`${NGINX}canary`] === 'true' ? rules : [],
    mirrors: false,
  };
}

/** nginx takes what it cannot read for nothing. */
function percentOf(annotation: string | undefined): number {
  const share = Number(annotation ?? '0');
  return share >= 0 && share <= 100 ? share : 0;
}

function isConditional(matches: z.output<typeof conditions>): boolean {
  return (matches ?? []).some(match =>
    MATCHERS.some(key => Boolean(match[key])),
  );
}

function weightsBy<Backend extends { weight?: number | null | undefined }>(
  backends: readonly Backend[] | null | undefined,
  nameOf: (backend: Backend) => string,
  usual: number,
): Record<string, number> {
  return Object.fromEntries(
    (backends ?? []).map(backend => [nameOf(backend), backend.weight ?? usual]),
  );
}

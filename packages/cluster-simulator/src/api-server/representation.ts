import type { JsonObject, JsonValue } from '../store/Json';
import type { StoredObject } from '../store/KubernetesObject';
import { apiVersionOf, type Resource } from '../store/Resource';

/** How objects are written in an answer: whole, or their metadata alone. */
export type Representation = {
  object(object: StoredObject): JsonObject;
  list(
    resource: Resource,
    items: readonly StoredObject[],
    metadata: JsonObject,
  ): JsonObject;
  bookmark(resource: Resource, metadata: JsonObject): JsonObject;
};

const META = 'meta.k8s.io/v1';

const whole: Representation = {
  object: object => object,
  list: (resource, items, metadata) => ({
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata,
    // Lists of built-in kinds say the kind once.
    items: items.map(item => (resource.custom ? item : withoutType(item))),
  }),
  bookmark: (resource, metadata) => ({
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
    metadata,
  }),
};

const metadataOnly: Representation = {
  object: ({ metadata }) => partial(metadata),
  list: (_, items, metadata) => ({
    kind: 'PartialObjectMetadataList',
    apiVersion: META,
    metadata,
    items: items.map(item => partial(item.metadata)),
  }),
  bookmark: (_, metadata) => partial(metadata),
};

/** The first that the client accepts and that is served here. */
export function representation(accept: string | undefined): Representation {
  for (const alternative of (accept ?? '').split(',')) {
    const [type, ...parameters] = alternative
      .split(';')
      .map(part => part.trim());
    if (type !== 'application/json' && type !== '*/*') continue;
    const given = new Map(
      parameters.map((parameter): [string, string] => {
        const [name = '', value = ''] = parameter.split('=');
        return [name, value];
      }),
    );
    const as = given.get('as');
    if (as === undefined) return whole;
    if (
      /^PartialObjectMetadata(List)?$/.test(as) &&
      given.get('g') === 'meta.k8s.io' &&
      given.get('v') === 'v1'
    ) {
      return metadataOnly;
    }
  }
  return whole;
}

function partial(metadata: JsonValue): JsonObject {
  return { kind: 'PartialObjectMetadata', apiVersion: META, metadata };
}

function withoutType(object: StoredObject): JsonObject {
  const { apiVersion: _, kind: __, ...rest } = object;
  return rest;
}

import type { JsonObject, JsonValue } from '../store/Json';
import type { KeptObject } from '../store/KeptObject';
import type { StoredObject } from '../store/KubernetesObject';
import { apiVersionOf, type Resource } from '../store/Resource';

/** How objects are written in an answer: whole, or their metadata alone. */
export type Representation = {
  object(object: StoredObject): JsonObject;
  /** The same, as JSON text. */
  text(kept: KeptObject): string;
  /** As JSON text. */
  list(
    resource: Resource,
    items: readonly KeptObject[],
    metadata: JsonObject,
  ): string;
  bookmark(resource: Resource, metadata: JsonObject): JsonObject;
};

const META = 'meta.k8s.io/v1';

const whole: Representation = {
  object: object => object,
  text: kept => kept.text,
  list: (resource, items, metadata) =>
    listOf(
      {
        kind: `${resource.kind}List`,
        apiVersion: apiVersionOf(resource),
        metadata,
      },
      items.map(item =>
        // Lists of built-in kinds say the kind once.
        resource.custom ? item.text : JSON.stringify(withoutType(item.object)),
      ),
    ),
  bookmark: (resource, metadata) => ({
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
    metadata,
  }),
};

const metadataOnly: Representation = {
  object: ({ metadata }) => partial(metadata),
  text: partialText,
  list: (_, items, metadata) =>
    listOf(
      { kind: 'PartialObjectMetadataList', apiVersion: META, metadata },
      items.map(partialText),
    ),
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

/** @param items - each as JSON text */
function listOf(around: JsonObject, items: readonly string[]): string {
  return `${JSON.stringify(around).slice(0, -1)},"items":[${items.join(',')}]}`;
}

function partial(metadata: JsonValue): JsonObject {
  return { kind: 'PartialObjectMetadata', apiVersion: META, metadata };
}

function partialText({ object }: KeptObject): string {
  return JSON.stringify(partial(object.metadata));
}

function withoutType(object: StoredObject): JsonObject {
  const { apiVersion: _, kind: __, ...rest } = object;
  return rest;
}

import { z } from 'zod';

const objectSchema = z.looseObject({ kind: z.string() });

const serviceSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ selector: z.record(z.string(), z.string()) }),
});

/** Weights by the name of a Service, of what each router's object says of its first route. */
const weightsSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('VirtualService'),
      spec: z.object({
        http: z.array(
          z.object({
            name: z.string(),
            route: z.array(
              z.object({
                destination: z.object({ host: z.string() }),
                weight: z.number().default(0),
              }),
            ),
          }),
        ),
      }),
    })
    .transform(({ spec }) =>
      (spec.http.find(({ name }) => name === 'primary')?.route ?? []).map(
        ({ destination, weight }) => ({ service: destination.host, weight }),
      ),
    ),
  z
    .object({
      kind: z.literal('TraefikService'),
      spec: z.object({
        weighted: z.object({
          services: z.array(
            z.object({ name: z.string(), weight: z.number().default(0) }),
          ),
        }),
      }),
    })
    .transform(({ spec }) =>
      spec.weighted.services.map(({ name, weight }) => ({
        service: name,
        weight,
      })),
    ),
  z
    .object({
      kind: z.literal('ApisixRoute'),
      spec: z.object({
        http: z.array(
          z.object({
            backends: z.array(
              z.object({
                serviceName: z.string(),
                weight: z.number().default(0),
              }),
            ),
          }),
        ),
      }),
    })
    .transform(({ spec }) =>
      (spec.http[0]?.backends ?? []).map(({ serviceName, weight }) => ({
        service: serviceName,
        weight,
      })),
    ),
  z
    .object({
      kind: z.literal('TrafficSplit'),
      spec: z.object({
        backends: z.array(
          // Version v1alpha1 has quantities.
          z.object({ service: z.string(), weight: z.coerce.number() }),
        ),
      }),
    })
    .transform(({ spec }) => spec.backends),
]);

/**
 * The share of the traffic, in percent, that a router's object sends to the pods with a template's hash, through the
 * Services that select them; undefined without such an object.
 */
export function routedShare(
  objects: readonly unknown[],
  podHash: string,
): number | undefined {
  const routes = objects.flatMap(object => {
    const weights = weightsSchema.safeParse(object);
    return weights.success ? [weights.data] : [];
  });
  const [weights] = routes;
  if (!weights) return undefined;
  const services = new Set(
    objects.flatMap(object => {
      if (objectSchema.parse(object).kind !== 'Service') return [];
      const { metadata, spec } = serviceSchema.parse(object);
      return spec.selector['rollouts-pod-template-hash'] === podHash
        ? [metadata.name]
        : [];
    }),
  );
  return weights
    .filter(({ service }) => services.has(service))
    .reduce((sum, { weight }) => sum + weight, 0);
}

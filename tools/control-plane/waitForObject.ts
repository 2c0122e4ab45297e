import type { ApiClient } from './ApiClient.ts';
import { at, isRecord, textAt } from './json.ts';
import {
  isKubernetesObject,
  type KubernetesObject,
} from './KubernetesObject.ts';

export type WaitOptions = {
  /** Ends the wait with an error. */
  signal?: AbortSignal;
  /** Milliseconds after which the wait fails, saying what was seen last. */
  limit?: number;
};

/**
 * Resolves with the first state of an object for which `wanted` holds, undefined being "there is
 * no such object"; without a name, of any object of the collection. Follows the watch, so no state is missed and none is asked for in a loop.
 */
export async function waitForObject(
  client: Pick<ApiClient, 'request' | 'watch'>,
  { collection, name }: { collection: string; name?: string },
  wanted: (object: KubernetesObject | undefined) => boolean,
  { signal, limit = 120_000 }: WaitOptions = {},
): Promise<KubernetesObject | undefined> {
  const timeout = AbortSignal.timeout(limit);
  const ended = signal ? AbortSignal.any([signal, timeout]) : timeout;
  const query =
    name === undefined
      ? ''
      : `fieldSelector=metadata.name%3D${encodeURIComponent(name)}`;
  let last: KubernetesObject | undefined;
  try {
    for (;;) {
      const { status, body } = await client.request(
        'GET',
        `${collection}?${query}`,
        { signal: ended },
      );
      if (status !== 200) {
        throw new Error(
          `${collection} cannot be listed: ${
            textAt(body, 'message') ?? status
          }`,
        );
      }
      for (const item of itemsOf(body)) {
        last = item;
        if (wanted(last)) return last;
      }
      const resourceVersion =
        textAt(body, 'metadata', 'resourceVersion') ?? '0';
      for await (const event of client.watch(collection, {
        resourceVersion,
        query,
        signal: ended,
      })) {
        last = event.type === 'DELETED' ? undefined : event.object;
        if (wanted(last)) return last;
      }
    }
  } catch (error) {
    if (!timeout.aborted) throw error;
    throw new Error(
      `${collection}/${name ?? '*'} was not as wanted within ${
        limit / 1000
      } s; its status at the end: ${JSON.stringify(last?.['status'] ?? null)}`,
    );
  }
}

/** The objects of a list, or a single undefined when it is empty. */
function itemsOf(list: unknown): (KubernetesObject | undefined)[] {
  const items = at(list, 'items');
  if (!Array.isArray(items) || items.length === 0) return [undefined];
  // Items of a list carry no kind of their own.
  const apiVersion = at(list, 'apiVersion');
  const kind = textAt(list, 'kind')?.replace(/List$/, '');
  return items
    .map((item: unknown): unknown =>
      isRecord(item) ? { apiVersion, kind, ...item } : item,
    )
    .filter(isKubernetesObject);
}

import type { ClusterAccess } from './Cluster.ts';
import { at, textAt } from './json.ts';
import { untilServed } from './untilServed.ts';
import { waitForObject } from './waitForObject.ts';

const COLLECTION = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/**
 * Applies a file of CustomResourceDefinitions; their resources can be used when it resolves.
 * The text goes to the server as it is: Flagger's is YAML to Go's lenient parser only.
 */
export async function applyCustomResourceDefinitions(
  cluster: ClusterAccess,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  for (const document of text.split(/^---$/m)) {
    const name = /^ {2}name: (\S+)$/m.exec(document)?.[1];
    if (name === undefined) continue;
    const { status, body } = await cluster.request(
      'PATCH',
      `${COLLECTION}/${name}?fieldManager=control-plane`,
      { body: document, contentType: 'application/apply-patch+yaml', signal },
    );
    if (status >= 300) {
      throw new Error(
        `${name} was refused: ${textAt(body, 'message') ?? status}`,
      );
    }
    const definition = await waitForObject(
      cluster,
      { collection: COLLECTION, name },
      isEstablished,
      { signal },
    );
    const group = textAt(definition, 'spec', 'group');
    const version = textAt(definition, 'spec', 'versions', 0, 'name');
    const plural = textAt(definition, 'spec', 'names', 'plural');
    await untilServed(cluster, `/apis/${group}/${version}/${plural}`, signal);
  }
}

function isEstablished(definition: unknown): boolean {
  const conditions = at(definition, 'status', 'conditions');
  return (
    Array.isArray(conditions) &&
    conditions.some(
      condition =>
        at(condition, 'type') === 'Established' &&
        at(condition, 'status') === 'True',
    )
  );
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const RECORDINGS = fileURLToPath(
  new URL(
    '../../../plugins/rollouts-common/testdata/recordings/',
    import.meta.url,
  ),
);

/** As far as Argo CD looks into an object before it hands it on. */
export type RecordedObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    namespace?: string;
    name: string;
    uid: string;
    resourceVersion: string;
    creationTimestamp?: string;
    ownerReferences?: { kind: string; name: string; uid: string }[];
  };
  status?: { phase?: string; conditions?: { type: string; status: string }[] };
  involvedObject?: { uid?: string };
};

type RecordedEvent = { type: string; object: RecordedObject };

/**
 * All objects of a recorded scenario at the moment when one of them got a resourceVersion.
 *
 * @param path such as `argo-rollouts/12-nginx-traffic-routing`
 */
export function recordedObjects(
  path: string,
  resourceVersion: string,
): RecordedObject[] {
  const objects = new Map<string, RecordedObject>();
  for (const line of readLines(path)) {
    // The recorder writes nothing else.
    const { type, object }: RecordedEvent = JSON.parse(line);
    if (type === 'DELETED') objects.delete(object.metadata.uid);
    else objects.set(object.metadata.uid, object);
    if (object.metadata.resourceVersion === resourceVersion) {
      return [...objects.values()];
    }
  }
  throw new Error(`${path} has no resourceVersion ${resourceVersion}`);
}

function readLines(path: string): string[] {
  const file = readFileSync(`${RECORDINGS}${path}/events.jsonl.gz`);
  return gunzipSync(file).toString('utf8').trim().split('\n');
}

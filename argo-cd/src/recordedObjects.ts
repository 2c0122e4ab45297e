import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

import { objectSchema, type KubernetesObject } from './KubernetesObject';

const RECORDINGS = join(
  __dirname,
  '../../plugins/rollouts-common/testdata/recordings',
);

const eventSchema = z.object({ object: objectSchema });

export type RecordedObject = { from: string; object: KubernetesObject };

/** Every state of every object of one kind that real controllers went through while they were recorded. */
export function recordedObjects(kind: string): RecordedObject[] {
  return ['argo-rollouts', 'flagger', 'flagger-1.44'].flatMap(controller =>
    readdirSync(join(RECORDINGS, controller))
      .sort()
      .flatMap(scenario => {
        const path = join(RECORDINGS, controller, scenario);
        return gunzipSync(readFileSync(join(path, 'events.jsonl.gz')))
          .toString('utf8')
          .split('\n')
          .filter(
            line =>
              line.includes(`"kind":"${kind}"`) ||
              line.includes(`"kind": "${kind}"`),
          )
          .map(line => eventSchema.parse(JSON.parse(line)).object)
          .filter(object => object.kind === kind)
          .map(object => ({ from: `${controller}/${scenario}`, object }));
      }),
  );
}

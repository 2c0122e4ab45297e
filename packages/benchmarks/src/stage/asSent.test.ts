import { z } from 'zod';

import { asSent } from './asSent';
import { parseWithoutUnread, recordedObjects } from './insides';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const objectSchema = z.looseObject({
  metadata: z.looseObject({
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

/** Of what nobody tracks it is read by nobody, so it may be there, or not. */
function withoutLastApplied(value: unknown): unknown {
  const object = objectSchema.parse(value);
  delete object.metadata.annotations?.[LAST_APPLIED];
  return object;
}

it.each([
  ['argo-rollouts', 'Rollout'],
  ['argo-rollouts', 'ReplicaSet'],
  ['argo-rollouts', 'AnalysisRun'],
  ['flagger', 'Canary'],
])(
  'is what was recorded, once managedFields are cut out of its bytes (%s, %s)',
  (controller, kind) => {
    const recorded = recordedObjects(controller, kind);
    expect(recorded.length).toBeGreaterThan(0);
    for (const object of recorded) {
      const sent = Buffer.from(JSON.stringify(asSent(object)));
      expect(sent.includes('managedFields')).toBe(true);
      expect(withoutLastApplied(parseWithoutUnread(sent))).toEqual(
        withoutLastApplied(object),
      );
    }
  },
);

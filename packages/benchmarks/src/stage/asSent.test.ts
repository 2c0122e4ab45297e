import { asSent } from './asSent';
import { parseWithoutUnread, recordedObjects } from './insides';

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
      expect(parseWithoutUnread(sent)).toEqual(object);
    }
  },
);

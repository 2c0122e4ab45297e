import { recordedObjects, type RecordedObject } from './RecordedCluster.ts';

/** One recorded moment, and what a person has to read in the tab. */
export type Story = {
  name: string;
  /** Clock of the browser. */
  now: string;
  about: RecordedObject;
  cluster: RecordedObject[];
  says: readonly (string | RegExp)[];
};

type Source = { path: string; resourceVersion: string; kind: string };

function story(
  { path, resourceVersion, kind }: Source,
  told: Pick<Story, 'name' | 'now' | 'says'>,
): Story {
  const cluster = recordedObjects(path, resourceVersion);
  const about = cluster.find(object => object.kind === kind);
  if (about === undefined) throw new Error(`${path} has no ${kind} then`);
  return { ...told, about, cluster };
}

const ROLLOUT = { kind: 'Rollout' };
const CANARY = { kind: 'Canary' };

export const STORIES = {
  paused: story(
    {
      ...ROLLOUT,
      path: 'argo-rollouts/12-nginx-traffic-routing',
      resourceVersion: '4081',
    },
    {
      name: 'paused',
      now: '2026-11-21T02:49:10Z',
      says: [
        'Paused · waits for a person',
        'Step 4 of 6 is a pause without end. Promote to send 75 % to the new version.',
        'Traffic, as the router reports it (nginx)',
        'wanted 40 % · actual 40 %',
        'Pause until promoted',
        'registry.example.test/web:2.0.0',
        '2 of 2 ready',
      ],
    },
  ),
  measuring: story(
    {
      ...ROLLOUT,
      path: 'argo-rollouts/04-background-analysis-fails',
      resourceVersion: '2034',
    },
    {
      name: 'measuring',
      now: '2026-11-21T02:47:50Z',
      says: [
        /^Paused · goes on in \d+ s$/,
        /^ends in \d+ s$/,
        'Pods, share of the new version',
        'wanted 60 % · actual 60 %',
        'error-rate 0.4, wanted < 2, passed so far: 6',
        /^next measurement/,
        '6 passed',
      ],
    },
  ),
  aborted: story(
    {
      ...ROLLOUT,
      path: 'argo-rollouts/04-background-analysis-fails',
      resourceVersion: '2226',
    },
    {
      name: 'aborted',
      now: '2026-11-21T02:48:30Z',
      says: [
        'Degraded · aborted',
        'The background analysis failed, so the update was aborted. Everything is back on the stable version.',
        /^The controller says: RolloutAborted/,
        '6 passed · 2 failed of at most 1',
        '8.25, Failed',
        '5 of 5 ready',
      ],
    },
  ),
  canary: story(
    {
      ...CANARY,
      path: 'flagger/02-weighted-canary-succeeds',
      resourceVersion: '2353',
    },
    {
      name: 'canary',
      now: '2026-11-21T02:46:45Z',
      says: [
        'Progressing · analysis runs',
        'Step 3 of 5: 30 % go to the new version while it is being checked.',
        'wanted 30 % · actual 30 %',
        /^0 of 3 checks have failed/,
        'request-success-rate',
        'checkout-primary',
        'primary',
      ],
    },
  ),
  rolledBack: story(
    {
      ...CANARY,
      path: 'flagger/03-weighted-canary-metric-fails-rollback',
      resourceVersion: '2426',
    },
    {
      name: 'rolled-back',
      now: '2026-11-21T02:46:55Z',
      says: [
        'Degraded · aborted',
        'The new version was rolled back: 2 checks had failed. The version before serves.',
        'Flagger says: success rate 91.27% < 99%',
        'rolled back here',
      ],
    },
  ),
};

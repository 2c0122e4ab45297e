import {
  argoCdAppSchema,
  argoCdDetailSchema,
  argoCdSummarySchema,
  sentence,
  type ArgoCdApp,
  type ArgoCdDetail,
  type ArgoCdSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import { minutesAgo } from './rolloutFixtures';

export const COMMIT = '3f2a9c1d4b5e6f708192a3b4c5d6e7f801234567';
export const NEWER_COMMIT = '9e8d7c6b5a4938271605f4e3d2c1b0a987654321';

/* As the backend words what Argo CD 3.5 writes; parsed by the wire schema, so that it cannot drift. */

/** App `payments-prod`, whose tracking id is on the rollout: synced, and healed by Argo CD itself. */
export function argoCdApp(changes: Partial<ArgoCdApp> = {}): ArgoCdApp {
  const app: ArgoCdApp = {
    name: 'payments-prod',
    namespace: 'argocd',
    cluster: 'prod-eu',
    project: 'shop',
    relation: 'tracked',
    url: 'https://argocd.example.com/applications/argocd/payments-prod',
    known: true,
    sync: 'Synced',
    objectSync: 'Synced',
    revisions: [COMMIT],
    sources: [
      {
        repository: 'https://git.example.com/shop/deploy.git',
        path: 'payments',
        targetRevision: 'main',
      },
    ],
    health: 'Suspended',
    objectHealth: {
      status: 'Suspended',
      basis: 'computed',
      ours: 'Suspended',
    },
    operation: {
      phase: 'Succeeded',
      startedAt: minutesAgo(27),
      finishedAt: minutesAgo(26),
      revisions: [COMMIT],
    },
    automated: { selfHeal: true, prune: false },
    freshness: 'live',
  };
  return argoCdAppSchema.parse({ ...app, ...changes });
}

/** An app that a sync of the older commit keeps from going on to the newer one. */
export function waitingApp(): ArgoCdApp {
  return argoCdApp({
    sync: 'OutOfSync',
    objectSync: 'OutOfSync',
    revisions: [NEWER_COMMIT],
    operation: {
      phase: 'Running',
      startedAt: minutesAgo(26),
      revisions: [COMMIT],
      message: 'waiting for healthy state of argoproj.io/Rollout/payments-api',
    },
    waits: sentence('argo-sync-blocks', {
      newest: '9e8d7c6',
      revision: '3f2a9c1',
    }),
  });
}

/** What a detail says of Argo CD; every action is kept unless told otherwise. */
export function argoCdDetail(
  changes: Partial<ArgoCdDetail> = {},
): ArgoCdDetail {
  const detail: ArgoCdDetail = {
    apps: [argoCdApp()],
    notes: [],
    consequences: [
      {
        verb: 'promote',
        outcome: 'kept',
        text: sentence('effect-argo-keeps'),
      },
    ],
  };
  return argoCdDetailSchema.parse({ ...detail, ...changes });
}

/** What a row says of Argo CD. */
export function argoCdSummary(
  changes: Partial<ArgoCdSummary> = {},
): ArgoCdSummary {
  const summary: ArgoCdSummary = {
    app: 'payments-prod',
    relation: 'tracked',
    sync: 'Synced',
    revision: COMMIT,
    syncWaits: false,
    claims: 1,
  };
  return argoCdSummarySchema.parse({ ...summary, ...changes });
}

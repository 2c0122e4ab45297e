import { InputError } from '@backstage/errors';
import fc from 'fast-check';

import {
  applicationObject,
  NEWEST,
  SYNCING,
} from '../testing/applicationObject';
import { brokenObjects } from '../testing/brokenObjects';
import { projectAppliedFields } from './projectAppliedFields';
import { projectApplication } from './projectApplication';

const project = (patch?: object) =>
  projectApplication(applicationObject(patch));

it('keeps what the rollouts of an app need', () => {
  expect(project()).toEqual({
    namespace: 'argocd',
    name: 'shop-web',
    uid: '3f2a1b0c-6f0e-4b0e-9d57-0d6a5cf0c001',
    labels: { team: 'shop' },
    project: 'shop',
    controllerNamespace: 'argocd',
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: 'shop',
    },
    sources: [
      {
        repository: 'https://git.example.test/shop/deploy.git',
        path: 'web/overlays/production',
        targetRevision: 'main',
      },
    ],
    automated: { selfHeal: true, prune: true },
    replaces: false,
    respectsIgnored: false,
    ignored: [],
    sync: 'OutOfSync',
    revisions: [NEWEST],
    health: 'Suspended',
    resources: [
      {
        group: 'argoproj.io',
        kind: 'Rollout',
        namespace: 'shop',
        name: 'web',
        sync: 'Synced',
      },
    ],
    operation: {
      phase: 'Running',
      message: 'waiting for healthy state of argoproj.io/Rollout/web',
      startedAt: '2026-11-21T09:00:00Z',
      revisions: [SYNCING],
      unfinished: [
        {
          group: 'argoproj.io',
          kind: 'Rollout',
          namespace: 'shop',
          name: 'web',
        },
      ],
    },
  });
});

it('keeps no parameter, no credential and nothing of the manifest', () => {
  expect(JSON.stringify(project())).not.toMatch(/hunter2|secret|robot/);
});

it('stays the same when Argo CD has only looked again', () => {
  expect(project({ status: { reconciledAt: '2026-11-21T10:00:00Z' } })).toEqual(
    project(),
  );
});

it('knows that automation can be switched off where it stands', () => {
  const automated = { enabled: false, selfHeal: true };
  expect(
    project({ spec: { syncPolicy: { automated } } }).automated,
  ).toBeUndefined();
  expect(
    project({ spec: { syncPolicy: { automated: null } } }).automated,
  ).toBeUndefined();
});

it('reads an app of several sources, one of them a chart', () => {
  const sources = [
    {
      repoURL: 'https://charts.example.test',
      chart: 'web',
      targetRevision: '1.2.0',
    },
    { repoURL: 'https://git.example.test/values.git', ref: 'values' },
  ];
  const facts = project({
    spec: { source: null, sources },
    status: { sync: { revision: null, revisions: ['1.2.0', NEWEST] } },
  });
  expect(facts.sources.map(({ path }) => path)).toEqual(['web', undefined]);
  expect(facts.revisions).toEqual(['1.2.0', NEWEST]);
});

it('names the source that people write where it is hydrated into another', () => {
  const drySource = {
    repoURL: 'https://git.example.test/dry.git',
    path: 'web',
    targetRevision: 'HEAD',
  };
  const facts = project({
    spec: { source: null, sourceHydrator: { drySource } },
  });
  expect(facts.sources).toEqual([
    {
      repository: 'https://git.example.test/dry.git',
      path: 'web',
      targetRevision: 'HEAD',
    },
  ]);
});

it('reads the health of objects where Argo CD is told to keep it there', () => {
  const resources = [
    {
      group: 'argoproj.io',
      kind: 'Rollout',
      namespace: 'shop',
      name: 'web',
      health: { status: 'Suspended', message: 'CanaryPauseStep' },
    },
  ];
  expect(project({ status: { resources } }).resources[0]?.health).toBe(
    'Suspended',
  );
});

it('is there before Argo CD has looked at it for the first time', () => {
  expect(project({ status: null, operation: null })).toMatchObject({
    revisions: [],
    resources: [],
  });
});

it('reads whatever stands in a broken one, or refuses it in words', () => {
  fc.assert(
    fc.property(brokenObjects([Object(applicationObject())]), object => {
      expect(isRead(() => projectApplication(object))).toBe(true);
      projectAppliedFields(object);
    }),
    { numRuns: Number(process.env.PROPERTY_CASES ?? 1000) },
  );
});

/** Whether it gives an answer, or refuses in words. */
function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    return error instanceof InputError;
  }
}

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parse } from 'yaml';
import type { ClusterDescription } from './Cluster.ts';
import { portalConfig } from './portalConfig.ts';

const cluster = (name: string): ClusterDescription => ({
  name,
  server: `https://${name}.example.test`,
  caFile: `/demo/${name}/ca.crt`,
  kubeconfig: `/demo/${name}/kubeconfig`,
  tokens: {
    admin: `${name}-admin`,
    // Only digits and an e: a number to YAML unless it is quoted.
    'portal-watcher': '12e5',
    'portal-actor': `${name}-actor`,
    nobody: `${name}-nobody`,
  },
  argoRolloutsProgram: '/demo/kubectl-argo-rollouts',
  kubectlProgram: '/demo/kubectl',
});

it('lets the portal read and act with one identity each, and gives what it shows an owner', () => {
  assert.deepEqual(parse(portalConfig([cluster('europe'), cluster('asia')])), {
    rollouts: {
      clusters: [
        {
          name: 'europe',
          environment: 'production',
          url: 'https://europe.example.test',
          caFile: '/demo/europe/ca.crt',
          token: '12e5',
          actor: { token: 'europe-actor' },
        },
        {
          name: 'asia',
          environment: 'staging',
          url: 'https://asia.example.test',
          caFile: '/demo/asia/ca.crt',
          token: '12e5',
          actor: { token: 'asia-actor' },
        },
      ],
      ownership: [
        { namespacePattern: '*', owner: 'group:default/team-payments' },
      ],
    },
  });
});

it('carries no other identity into the portal', () => {
  assert.doesNotMatch(portalConfig([cluster('europe')]), /admin|nobody/);
});

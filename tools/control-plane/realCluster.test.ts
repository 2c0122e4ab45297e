import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { applyScenario, type AppliedScenario } from './applyScenario.ts';
import { areProgramsBuilt } from './areProgramsBuilt.ts';
import { checkRecording } from './checkRecording.ts';
import type { Cluster } from './Cluster.ts';
import type { Identity } from './identities.ts';
import { at, textAt } from './json.ts';
import { rbacRules } from './rbacRules.ts';
import { recordStory } from './recordStory.ts';
import {
  isAborted,
  isFullyPromoted,
  isPaused,
  isPausedAt,
} from './rolloutStates.ts';
import { runCommand } from './runCommand.ts';
import { startControlPlane, type ControlPlane } from './startControlPlane.ts';

const skip = areProgramsBuilt()
  ? false
  : 'the programs are not built: run "npm run control-plane -- build"';

const REPLAY = join(import.meta.dirname, '../replay/main.mjs');

const ROLLOUTS = '/apis/argoproj.io/v1alpha1';
const MERGE_PATCH = 'application/merge-patch+json';

describe('a real cluster', { skip }, () => {
  let controlPlane: ControlPlane;
  let cluster: Cluster;
  const applied: AppliedScenario[] = [];

  before(async () => {
    controlPlane = await startControlPlane({ flagger: true, argoCd: true });
    const [first] = controlPlane.clusters;
    assert.ok(first);
    cluster = first;
  });
  after(async () => {
    for (const scenario of applied) await scenario.stop();
    await controlPlane?.stop();
  });

  async function play(name: string, namespace = name) {
    const scenario = await applyScenario(cluster, name, {
      namespace,
      kubernetesId: 'shop',
    });
    applied.push(scenario);
    return scenario;
  }

  async function kubectlSays(namespace: string): Promise<string> {
    const { stdout } = await cluster.argoRollouts([
      'get',
      'rollout',
      'web',
      '--no-color',
      '-n',
      namespace,
    ]);
    return stdout;
  }

  it('runs the versions it says, which Flagger can parse', async () => {
    const { body } = await cluster.request('GET', '/version');
    assert.match(JSON.stringify(body), /"gitVersion":"v1\.36\.1"/);
    const canaries = await cluster.request(
      'GET',
      '/apis/flagger.app/v1beta1/canaries',
    );
    assert.equal(canaries.status, 200);
  });

  it('brings a canary to its pause, from where a promote moves it', async () => {
    const scenario = await play('canary-manual-pause');
    assert.match(
      await kubectlSays(scenario.namespace),
      /Status: +॥ Paused\nMessage: +CanaryPauseStep\n[^]*Step: +1\/6/,
    );
    await scenario.argoRollouts('promote');
    await scenario.waitForRollout(isPausedAt(3));
  });

  it('labels rollout and pods with the entity they belong to', async () => {
    const { namespace } = await play('abort');
    assert.match(
      await kubectlSays(namespace),
      /✖ Degraded\nMessage: +RolloutAborted/,
    );
    for (const path of [
      `${ROLLOUTS}/namespaces/${namespace}/rollouts`,
      `/api/v1/namespaces/${namespace}/pods`,
    ]) {
      const { body } = await cluster.request(
        'GET',
        `${path}?labelSelector=backstage.io/kubernetes-id%3Dshop`,
      );
      assert.match(JSON.stringify(body), /"items":\[\{/, path);
    }
  });

  it('lets an analysis fail when the measured value turns bad', async () => {
    const scenario = await play('analysis-by-web');
    scenario.measurements.set('error-ratio', 0.5);
    await scenario.waitForRollout(isAborted);
  });

  it('switches a blue-green rollout when it is promoted', async () => {
    const scenario = await play('blue-green');
    await scenario.waitForRollout(isPaused);
    await scenario.argoRollouts('promote');
    await scenario.waitForRollout(isFullyPromoted);
  });

  const attempts = {
    'list rollouts': ['GET', `${ROLLOUTS}/rollouts`],
    'list ReplicaSets': ['GET', '/apis/apps/v1/replicasets'],
    'list namespaces': ['GET', '/api/v1/namespaces'],
    'list pods': ['GET', '/api/v1/pods'],
    'list secrets': ['GET', '/api/v1/secrets'],
    'list configmaps': ['GET', '/api/v1/configmaps'],
    'list deployments': ['GET', '/apis/apps/v1/deployments'],
    'list analysis runs': ['GET', `${ROLLOUTS}/analysisruns`],
    'list jobs': ['GET', '/apis/batch/v1/jobs'],
    'list events': ['GET', '/api/v1/events'],
    'get a rollout': ['GET', `${ROLLOUTS}/namespaces/rights/rollouts/web`],
    'patch its status': [
      'PATCH',
      `${ROLLOUTS}/namespaces/rights/rollouts/web/status`,
    ],
    'patch it': ['PATCH', `${ROLLOUTS}/namespaces/rights/rollouts/web`],
    'delete it': [
      'DELETE',
      `${ROLLOUTS}/namespaces/rights/rollouts/web?dryRun=All`,
    ],
    'patch a deployment': [
      'PATCH',
      '/apis/apps/v1/namespaces/rights/deployments/web',
    ],
  } as const;
  const allowed: Record<
    Exclude<Identity, 'admin'>,
    readonly (keyof typeof attempts)[]
  > = {
    'portal-watcher': [
      'list rollouts',
      'list ReplicaSets',
      'list namespaces',
      'list pods',
      'list deployments',
      'list analysis runs',
      'list events',
      'get a rollout',
    ],
    'portal-actor': ['get a rollout', 'patch its status', 'patch it'],
    nobody: [],
  };

  it('serves every resource and verb that the manifests for users name', async () => {
    // Routers that Flagger moves traffic with: their definitions come with them, and no router is installed here.
    const ofRouters = ['gateway.networking.k8s.io', 'networking.istio.io'];
    const named = (await rbacRules()).filter(
      ({ group }) => !ofRouters.includes(group),
    );
    assert.ok(named.length > 0);
    const unknown: string[] = [];
    for (const { group, resource, verbs } of named) {
      const { body } = await cluster.request(
        'GET',
        group === '' ? '/api/v1' : `/apis/${await versionOf(group)}`,
      );
      const resources = at(body, 'resources');
      const served = (Array.isArray(resources) ? resources : []).find(
        entry => textAt(entry, 'name') === resource,
      );
      const can = at(served, 'verbs');
      unknown.push(
        ...verbs
          .filter(verb => !Array.isArray(can) || !can.includes(verb))
          .map(verb => `${verb} ${resource} of "${group}"`),
      );
    }
    assert.deepEqual(unknown, []);
  });

  async function versionOf(group: string): Promise<string | undefined> {
    const { body } = await cluster.request('GET', `/apis/${group}`);
    return textAt(body, 'preferredVersion', 'groupVersion');
  }

  describe('rights', () => {
    before(() => play('abort', 'rights'));

    for (const identity of [
      'portal-watcher',
      'portal-actor',
      'nobody',
    ] as const) {
      it(`${identity} may ${
        allowed[identity].join(', ') || 'do nothing'
      }, and nothing else`, async () => {
        const may: string[] = [];
        for (const [what, [method, path]] of Object.entries(attempts)) {
          const { status } = await cluster.request(method, path, {
            token: cluster.tokens[identity],
            ...(method === 'PATCH' && { body: {}, contentType: MERGE_PATCH }),
          });
          if (status !== 403) may.push(what);
        }
        assert.deepEqual(may, allowed[identity]);
      });
    }

    it('a token nobody gave out is not let in', async () => {
      const { status } = await cluster.request('GET', `${ROLLOUTS}/rollouts`, {
        token: 'guessed',
      });
      assert.equal(status, 401);
    });
  });

  it('records a story that the derivation tells as upstream does', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recording-'));
    try {
      await recordStory(cluster, 'abort', folder, { namespace: 'recorded' });
      assert.deepEqual(await checkRecording(folder), []);
      const { exit, stdout } = await runCommand(process.execPath, [
        REPLAY,
        folder,
      ]);
      assert.equal(exit, 0, stdout);
      assert.match(stdout, /^[1-9]\d* passed, 0 failed$/m);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('keeps address and objects when its API server is killed and started again', async () => {
    const scenario = await play('abort', 'outage');
    await cluster.stopApiServer();
    await assert.rejects(cluster.request('GET', '/readyz'), /ECONNREFUSED/);
    await cluster.startApiServer();
    await scenario.argoRollouts('retry', 'rollout');
    await scenario.waitForRollout(isPausedAt(1));
  });

  it('answers nobody while its API server is paused, and everybody after that', async () => {
    await cluster.pauseApiServer();
    const waiting = cluster.request('GET', '/readyz');
    await assert.rejects(
      cluster.request('GET', '/readyz', { signal: AbortSignal.timeout(300) }),
      { name: 'AbortError' },
    );
    await cluster.resumeApiServer();
    assert.equal((await waiting).status, 200);
  });
});

describe('a control plane', { skip }, () => {
  it('runs beside another and leaves no process, port or folder', async () => {
    const [one, other] = await Promise.all([
      startControlPlane({ clusters: ['europe', 'asia'] }),
      startControlPlane(),
    ]);
    const servers = [...one.clusters, ...other.clusters].map(
      ({ server }) => server,
    );
    try {
      assert.deepEqual(
        one.clusters.map(({ name }) => name),
        ['europe', 'asia'],
      );
      assert.equal(new Set(servers).size, 3);
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
    for (const server of servers)
      assert.equal(await isListening(server), false);
    assert.equal(existsSync(one.directory), false);
    assert.equal(existsSync(other.directory), false);
  });

  it('leaves nothing when it is aborted while it starts', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'aborted-'));
    const directory = join(parent, 'control-plane');
    const abort = new AbortController();
    await assert.rejects(
      startControlPlane({
        directory,
        signal: abort.signal,
        onProgress: () => abort.abort(new Error('enough')),
      }),
      /enough/,
    );
    assert.equal(existsSync(directory), false);
    await rm(parent, { recursive: true });
  });

  it('does not take a folder that holds something', async () => {
    await assert.rejects(
      startControlPlane({ directory: import.meta.dirname }),
      {
        name: 'UserFacingError',
        message: /is not empty/,
      },
    );
  });
});

async function isListening(server: string): Promise<boolean> {
  const socket = connect(Number(new URL(server).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

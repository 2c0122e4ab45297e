import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { applyCustomResourceDefinitions } from './applyCustomResourceDefinitions.ts';
import { applyObject } from './applyObject.ts';
import type { BuiltPrograms } from './buildPrograms.ts';
import type { Cluster, ClusterAccess, ClusterDescription } from './Cluster.ts';
import { clusterProcesses, type ClusterPorts } from './clusterProcesses.ts';
import { connectCluster } from './connectCluster.ts';
import { freePorts } from './freePorts.ts';
import { newTokens, tokenFile } from './identities.ts';
import { at } from './json.ts';
import { kubeconfig } from './kubeconfig.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import { parseManifests } from './parseManifests.ts';
import type {
  ProcessSpecification,
  ProcessSupervisor,
  SupervisedProcess,
} from './ProcessSupervisor.ts';
import { collectionPath } from './resourcePath.ts';
import { untilServed } from './untilServed.ts';
import { untilAnswering, type Started } from './untilAnswering.ts';
import { waitForObject } from './waitForObject.ts';

export type ClusterOptions = {
  name: string;
  folder: string;
  flagger: boolean;
  programs: BuiltPrograms;
  supervisor: ProcessSupervisor;
  signal: AbortSignal;
  onProgress: (line: string) => void;
};

const RBAC_MANIFESTS = join(import.meta.dirname, '../../docs/manifests/rbac');

const FAKE_NODE: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'fake-node',
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: { 'kubernetes.io/hostname': 'fake-node', type: 'kwok' },
  },
};

/** Starts one cluster in `folder`; resolves when pods can run and the controllers work. */
export async function startCluster(
  options: ClusterOptions,
): Promise<Cluster & { close(): void }> {
  const { name, folder, programs, supervisor, signal, onProgress } = options;
  const ports = await clusterPorts();
  const files = {
    folder,
    kubeconfig: join(folder, 'kubeconfig'),
    tokens: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.key'),
  };
  const description: ClusterDescription = {
    name,
    server: `https://127.0.0.1:${ports.apiServer}`,
    // Signed by a certificate authority that the API server makes and appends to this file.
    caFile: join(folder, 'certificates', 'apiserver.crt'),
    kubeconfig: files.kubeconfig,
    tokens: newTokens(),
    argoRolloutsProgram: join(
      programs['argo-rollouts'],
      'bin',
      'kubectl-argo-rollouts',
    ),
  };
  const processes = clusterProcesses(programs, ports, files);
  const meantToEnd = new WeakSet<SupervisedProcess>();
  const start = async (what: ProcessSpecification): Promise<Started> => {
    const program = `${basename(what.command)} of cluster ${name}`;
    const process = await supervisor.start(what);
    void process.ended.then(reason => {
      if (signal.aborted || meantToEnd.has(process)) return;
      onProgress(`${program} ended with ${reason}; its log is ${what.log}`);
    });
    return { name: program, log: what.log, process };
  };

  await mkdir(folder, { recursive: true });
  await writeFile(files.tokens, tokenFile(description.tokens), { mode: 0o600 });
  await writeFile(files.serviceAccountKey, privateKey(), { mode: 0o600 });

  const etcd = await start(processes.etcd);
  await untilAnswering(
    etcd,
    () => isOk(`http://127.0.0.1:${ports.etcd}/health`),
    signal,
  );
  let apiServer = await start(processes.apiServer);
  // Only once the server has written its certificate can anyone connect.
  await untilAnswering(apiServer, () => isListening(ports.apiServer), signal);
  await writeFile(
    files.kubeconfig,
    kubeconfig(
      name,
      description.server,
      await readFile(description.caFile, 'utf8'),
      description.tokens,
    ),
    { mode: 0o600 },
  );
  const access = await connectCluster(description);
  const isReady = async () => {
    const recent = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
    return (
      (await access.request('GET', '/readyz', { signal: recent })).status ===
      200
    );
  };
  await untilAnswering(apiServer, isReady, signal);
  onProgress(`cluster ${name}: API server is ready`);

  await Promise.all([
    start(processes.controllerManager),
    start(processes.scheduler),
    (async () => {
      await applyObject(access, FAKE_NODE);
      await start(processes.kwok);
      await untilNodeReady(access, signal);
    })(),
    (async () => {
      await applyDefinitions(access, programs['argo-rollouts'], signal);
      await applyObject(access, namespace('argo-rollouts'));
      const controller = await start(processes.rolloutsController);
      await untilAnswering(
        controller,
        () => isOk(`http://127.0.0.1:${ports.rolloutsHealth}/healthz`),
        signal,
      );
    })(),
    options.flagger &&
      (async () => {
        await applyDefinitions(access, programs.flagger, signal);
        const flagger = await start(processes.flagger);
        await untilAnswering(
          flagger,
          () => isOk(`http://127.0.0.1:${ports.flagger}/healthz`),
          signal,
        );
      })(),
    applyRbac(access),
  ]);

  return {
    ...access,
    async stopApiServer() {
      meantToEnd.add(apiServer.process);
      apiServer.process.signal('SIGKILL');
      await apiServer.process.ended;
    },
    async startApiServer() {
      apiServer = await start(processes.apiServer);
      await untilAnswering(apiServer, isReady, signal);
      await untilServed(
        access,
        collectionPath('argoproj.io/v1alpha1', 'Rollout'),
        signal,
      );
    },
    pauseApiServer: () => apiServer.process.signal('SIGSTOP'),
    resumeApiServer: () => apiServer.process.signal('SIGCONT'),
  };
}

async function clusterPorts(): Promise<ClusterPorts> {
  const [etcd, etcdPeer, apiServer, rolloutsMetrics, rolloutsHealth, flagger] =
    await freePorts(6);
  if (
    etcd === undefined ||
    etcdPeer === undefined ||
    apiServer === undefined ||
    rolloutsMetrics === undefined ||
    rolloutsHealth === undefined ||
    flagger === undefined
  ) {
    throw new Error('too few ports');
  }
  return {
    etcd,
    etcdPeer,
    apiServer,
    rolloutsMetrics,
    rolloutsHealth,
    flagger,
  };
}

function privateKey(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

function namespace(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

async function applyDefinitions(
  access: ClusterAccess,
  program: string,
  signal: AbortSignal,
): Promise<void> {
  for (const text of await textsIn(join(program, 'manifests'))) {
    await applyCustomResourceDefinitions(access, text, signal);
  }
}

async function applyRbac(access: ClusterAccess): Promise<void> {
  for (const text of await textsIn(RBAC_MANIFESTS)) {
    for (const object of parseManifests(text))
      await applyObject(access, object);
  }
}

async function textsIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).sort();
  return Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
}

async function untilNodeReady(
  access: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  const isReady = (condition: unknown) =>
    at(condition, 'type') === 'Ready' && at(condition, 'status') === 'True';
  await waitForObject(
    access,
    { collection: '/api/v1/nodes', name: FAKE_NODE.metadata.name },
    node => {
      const conditions = at(node, 'status', 'conditions');
      return Array.isArray(conditions) && conditions.some(isReady);
    },
    { signal },
  );
}

async function isOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.ok;
}

function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

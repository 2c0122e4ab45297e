import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { applyObject } from './applyObject.ts';
import type { BuiltPrograms } from './buildPrograms.ts';
import type {
  Cluster,
  ClusterDescription,
  PausableControllers,
} from './Cluster.ts';
import { clusterProcesses, type ClusterPorts } from './clusterProcesses.ts';
import { compactEtcd } from './compactEtcd.ts';
import { connectCluster } from './connectCluster.ts';
import { freePorts } from './freePorts.ts';
import { furnishCluster, untilNodeReady } from './furnishCluster.ts';
import { newTokens, tokenFile } from './identities.ts';
import { kubeconfig } from './kubeconfig.ts';
import type {
  ProcessSpecification,
  ProcessSupervisor,
} from './ProcessSupervisor.ts';
import { collectionPath } from './resourcePath.ts';
import type { RouterName } from './routers.ts';
import { stepPluginConfig } from './stepPluginConfig.ts';
import { untilAnswering, type Started } from './untilAnswering.ts';
import { untilServed } from './untilServed.ts';

export type ClusterOptions = {
  name: string;
  folder: string;
  flagger: boolean;
  routers: readonly RouterName[];
  stepPlugin: boolean;
  argoCd: boolean;
  programs: BuiltPrograms;
  supervisor: ProcessSupervisor;
  signal: AbortSignal;
  onProgress: (line: string) => void;
};

/** Starts one cluster in `folder`; resolves when pods can run and the controllers work. */
export async function startCluster(
  options: ClusterOptions,
): Promise<Cluster & PausableControllers & { close(): void }> {
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
    kubectlProgram: join(programs.kubernetes, 'bin', 'kubectl'),
  };
  const processes = clusterProcesses(programs, ports, files);
  const running = new Set<Started>();

  const start = async (what: ProcessSpecification): Promise<Started> => {
    const started = {
      name: `${basename(what.command)} of cluster ${name}`,
      log: what.log,
      process: await supervisor.start(what),
    };
    running.add(started);
    void started.process.ended.then(reason => {
      // Those that we end ourselves were taken out before.
      if (!running.delete(started) || signal.aborted) return;
      onProgress(
        `${started.name} ended with ${reason}; its log is ${what.log}`,
      );
    });
    return started;
  };
  const kill = async (started: Started) => {
    running.delete(started);
    await started.process.signal('SIGKILL');
    await started.process.ended;
  };

  await mkdir(folder, { recursive: true });
  await writeFile(files.tokens, tokenFile(description.tokens), { mode: 0o600 });
  await writeFile(files.serviceAccountKey, privateKey(), { mode: 0o600 });

  const etcd = await start(processes.etcd);
  await untilAnswering(etcd, () => isOk(ports.etcd, 'health'), signal);
  let apiServer = await start(processes.apiServer);
  // Only once the server has written its certificate can anyone connect.
  await untilAnswering(apiServer, () => isListening(ports.apiServer), signal);
  const ca = await readFile(description.caFile, 'utf8');
  await writeFile(
    files.kubeconfig,
    kubeconfig(name, description.server, ca, description.tokens),
    { mode: 0o600 },
  );
  const access = await connectCluster(description);

  const untilApiServes = async () => {
    const isReady = async () => {
      const recent = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
      const { status } = await access.request('GET', '/readyz', {
        signal: recent,
      });
      return status === 200;
    };
    await untilAnswering(apiServer, isReady, signal);
  };
  const startControllers = () =>
    Promise.all([
      start(processes.controllerManager),
      start(processes.scheduler),
      start(processes.kwok),
      start(processes.rolloutsController).then(async controller => {
        const isHealthy = () => isOk(ports.rolloutsHealth, 'healthz');
        await untilAnswering(controller, isHealthy, signal);
        return controller;
      }),
      ...(options.flagger
        ? [
            start(processes.flagger).then(async flagger => {
              await untilAnswering(
                flagger,
                () => isOk(ports.flagger, 'healthz'),
                signal,
              );
              return flagger;
            }),
          ]
        : []),
    ]);

  await untilApiServes();
  onProgress(`cluster ${name}: API server is ready`);
  await furnishCluster(
    access,
    [
      programs['argo-rollouts'],
      ...(options.flagger ? [programs.flagger] : []),
      ...(options.argoCd ? [programs['argo-cd']] : []),
    ],
    options.routers,
    signal,
  );
  if (options.stepPlugin) {
    await applyObject(access, stepPluginConfig(programs['argo-rollouts']));
  }
  let controllers = await startControllers();
  await untilNodeReady(access, signal);

  return {
    ...access,
    stopApiServer: () => kill(apiServer),
    async startApiServer() {
      apiServer = await start(processes.apiServer);
      await untilApiServes();
      await untilServed(
        access,
        collectionPath('argoproj.io/v1alpha1', 'Rollout'),
        signal,
      );
      await Promise.all(controllers.map(kill));
      controllers = await startControllers();
    },
    expireHistory: () => compactEtcd(ports.etcd),
    pauseApiServer: () => apiServer.process.signal('SIGSTOP'),
    resumeApiServer: () => apiServer.process.signal('SIGCONT'),
    pauseControllers: () => signalAll(controllers, 'SIGSTOP'),
    resumeControllers: () => signalAll(controllers, 'SIGCONT'),
  };
}

async function signalAll(
  processes: readonly Started[],
  signal: NodeJS.Signals,
): Promise<void> {
  await Promise.all(processes.map(({ process }) => process.signal(signal)));
}

async function clusterPorts(): Promise<ClusterPorts> {
  const [
    etcd = 0,
    etcdPeer = 0,
    apiServer = 0,
    rolloutsMetrics = 0,
    rolloutsHealth = 0,
    flagger = 0,
  ] = await freePorts(6);
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

async function isOk(port: number, path: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
    signal: AbortSignal.timeout(2_000),
  });
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

import { join } from 'node:path';
import type { BuiltPrograms } from './buildPrograms.ts';

export type ClusterPorts = {
  etcd: number;
  etcdPeer: number;
  apiServer: number;
  rolloutsMetrics: number;
  rolloutsHealth: number;
  flagger: number;
};

export type ClusterFiles = {
  folder: string;
  kubeconfig: string;
  tokens: string;
  serviceAccountKey: string;
};

/** Only what the scenarios need: each controller costs memory and requests. */
const CONTROLLERS = [
  'daemonset-controller',
  'deployment-controller',
  'endpointslice-controller',
  'garbage-collector-controller',
  'job-controller',
  'namespace-controller',
  'replicaset-controller',
  'statefulset-controller',
];

/** The command lines of one cluster's processes. */
export function clusterProcesses(
  programs: BuiltPrograms,
  ports: ClusterPorts,
  files: ClusterFiles,
) {
  const binary = (program: keyof BuiltPrograms, name: string) =>
    join(programs[program], 'bin', name);
  const log = (name: string) => join(files.folder, `${name}.log`);
  const etcdUrl = `http://127.0.0.1:${ports.etcd}`;
  const peerUrl = `http://127.0.0.1:${ports.etcdPeer}`;
  return {
    etcd: {
      command: binary('etcd', 'etcd'),
      args: [
        `--data-dir=${join(files.folder, 'etcd')}`,
        `--listen-client-urls=${etcdUrl}`,
        `--advertise-client-urls=${etcdUrl}`,
        `--listen-peer-urls=${peerUrl}`,
        `--initial-advertise-peer-urls=${peerUrl}`,
        `--initial-cluster=default=${peerUrl}`,
        '--unsafe-no-fsync',
        '--log-level=warn',
      ],
      log: log('etcd'),
    },
    apiServer: {
      command: binary('kubernetes', 'kube-apiserver'),
      args: [
        `--etcd-servers=${etcdUrl}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--secure-port=${ports.apiServer}`,
        // The default would write 127.0.0.1 into the endpoints of the service "kubernetes", which is refused.
        '--endpoint-reconciler-type=none',
        `--cert-dir=${join(files.folder, 'certificates')}`,
        `--token-auth-file=${files.tokens}`,
        '--authorization-mode=RBAC',
        // Without a node lifecycle controller nobody would remove the taint that the second one adds.
        '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition',
        '--service-account-issuer=https://control-plane.invalid',
        `--service-account-key-file=${files.serviceAccountKey}`,
        `--service-account-signing-key-file=${files.serviceAccountKey}`,
        '--service-cluster-ip-range=10.96.0.0/16',
      ],
      log: log('kube-apiserver'),
    },
    controllerManager: {
      command: binary('kubernetes', 'kube-controller-manager'),
      args: [
        `--kubeconfig=${files.kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
        `--controllers=${CONTROLLERS.join(',')}`,
      ],
      log: log('kube-controller-manager'),
    },
    scheduler: {
      command: binary('kubernetes', 'kube-scheduler'),
      args: [
        `--kubeconfig=${files.kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
      ],
      log: log('kube-scheduler'),
    },
    kwok: {
      command: binary('kwok', 'kwok'),
      args: [`--kubeconfig=${files.kubeconfig}`, '--manage-all-nodes=true'],
      // It would take a configuration from the home folder.
      env: { HOME: files.folder, KWOK_WORKDIR: join(files.folder, 'kwok') },
      log: log('kwok'),
    },
    rolloutsController: {
      command: binary('argo-rollouts', 'rollouts-controller'),
      args: [
        '--leader-elect=false',
        `--metricsPort=${ports.rolloutsMetrics}`,
        `--healthzPort=${ports.rolloutsHealth}`,
      ],
      env: { KUBECONFIG: files.kubeconfig },
      // It copies its plugins to where it runs.
      cwd: files.folder,
      log: log('rollouts-controller'),
    },
    flagger: {
      command: binary('flagger', 'flagger'),
      args: [
        `-kubeconfig=${files.kubeconfig}`,
        '-mesh-provider=kubernetes',
        `-port=${ports.flagger}`,
        '-log-level=info',
        '-control-loop-interval=1s',
        // Nothing answers there: analyses with metrics need a server of the scenario's own.
        '-metrics-server=http://127.0.0.1:9',
      ],
      log: log('flagger'),
    },
  };
}

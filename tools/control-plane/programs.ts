import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One Go module of `programs/`: built as a whole, cached as a whole. */
export type ProgramSource = {
  /** Folder under `programs/`. */
  name: string;
  version: string;
  /** Go packages, each giving a binary named after its last path element; none: only its manifests are wanted. */
  packages: readonly string[];
  linkerFlags?: string;
  /** Files the module ships and that are needed at run time. */
  manifests?: { module: string; files: readonly string[] };
};

const KUBERNETES_VERSION = 'v1.36.1';

export const PROGRAM_SOURCES = [
  {
    name: 'etcd',
    version: 'v3.6.16',
    packages: ['rollouts-portal.io/control-plane/programs/etcd'],
  },
  {
    name: 'kubernetes',
    version: KUBERNETES_VERSION,
    packages: [
      'k8s.io/kubernetes/cmd/kube-apiserver',
      'k8s.io/kubernetes/cmd/kube-controller-manager',
      'k8s.io/kubernetes/cmd/kube-scheduler',
      'k8s.io/kubernetes/cmd/kubectl',
    ],
    // Without it the API server reports v0.0.0-master+$Format:%H$, which Flagger cannot parse.
    linkerFlags: `-X k8s.io/component-base/version.gitVersion=${KUBERNETES_VERSION}`,
  },
  {
    name: 'kwok',
    version: 'v0.7.0',
    packages: ['sigs.k8s.io/kwok/cmd/kwok'],
  },
  {
    name: 'argo-rollouts',
    version: 'v1.10.1',
    packages: [
      'github.com/argoproj/argo-rollouts/cmd/rollouts-controller',
      'github.com/argoproj/argo-rollouts/cmd/kubectl-argo-rollouts',
      'github.com/argoproj/argo-rollouts/test/cmd/step-plugin-e2e',
    ],
    manifests: {
      module: 'github.com/argoproj/argo-rollouts',
      files: [
        'manifests/crds/rollout-crd.yaml',
        'manifests/crds/analysis-run-crd.yaml',
        'manifests/crds/analysis-template-crd.yaml',
        'manifests/crds/cluster-analysis-template-crd.yaml',
        'manifests/crds/experiment-crd.yaml',
      ],
    },
  },
  {
    name: 'flagger',
    version: 'v1.44.0',
    packages: ['github.com/fluxcd/flagger/cmd/flagger'],
    manifests: {
      module: 'github.com/fluxcd/flagger',
      files: ['artifacts/flagger/crd.yaml'],
    },
  },
  {
    name: 'argo-cd',
    version: 'v3.5.7',
    // Tests write what its controller would; the controller itself would want Git and Redis.
    packages: [],
    manifests: {
      module: 'github.com/argoproj/argo-cd/v3',
      files: ['manifests/crds/application-crd.yaml'],
    },
  },
] as const satisfies readonly ProgramSource[];

export type ProgramName = (typeof PROGRAM_SOURCES)[number]['name'];

export function programFolder(name: string): string {
  return join(import.meta.dirname, 'programs', name);
}

/**
 * Names one build: same key, same binaries. The Go version is left out on purpose, so that
 * cached binaries work on a machine without Go.
 */
export function programKey(source: ProgramSource): string {
  const folder = programFolder(source.name);
  const hash = createHash('sha256');
  hash.update(JSON.stringify([source, process.platform, process.arch]));
  for (const file of readdirSync(folder).sort()) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return `${source.name}-${source.version}-${hash.digest('hex').slice(0, 12)}`;
}

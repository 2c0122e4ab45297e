import { once } from 'node:events';
import { buildPrograms } from './buildPrograms.ts';
import { join } from 'node:path';
import { applyScenario, type AppliedScenario } from './applyScenario.ts';
import { checkRecording } from './checkRecording.ts';
import { loadScenario } from './loadScenario.ts';
import { recordStory } from './recordStory.ts';
import {
  runningControlPlane,
  type ControlPlaneAccess,
} from './runningControlPlane.ts';
import { onParentDeath } from './onParentDeath.ts';
import { PORTAL_CONFIG_FILE } from './portalConfig.ts';
import {
  parseCommandLine,
  USAGE,
  type CommandLine,
} from './parseCommandLine.ts';
import { readyMessage } from './readyMessage.ts';
import {
  startControlPlane,
  type ControlPlane,
  type ControlPlaneOptions,
} from './startControlPlane.ts';
import { UserFacingError } from './UserFacingError.ts';

/** Components of the demo's catalog (`examples/services.yaml`) that show the named scenarios, in order. */
const DEMO_KUBERNETES_IDS = ['payments-api', 'payments-ledger', 'checkout'];

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interruption.abort(new Error(signal)));
}
onParentDeath(() =>
  interruption.abort(new Error('the parent process is gone')),
);

try {
  await run(parseCommandLine(process.argv.slice(2)), interruption.signal);
} catch (error) {
  process.exitCode = 1;
  if (!interruption.signal.aborted) {
    console.error(error instanceof UserFacingError ? error.message : error);
  }
}

async function run(line: CommandLine, signal: AbortSignal): Promise<void> {
  switch (line.command) {
    case 'help':
      console.log(USAGE);
      return;
    case 'build':
      await buildPrograms({ signal, onProgress });
      return;
    case 'start':
    case 'scenario':
      await keepRunning(line, signal);
      return;
    case 'record':
      await record(line, signal);
  }
}

async function keepRunning(
  line: CommandLine,
  signal: AbortSignal,
): Promise<void> {
  const scenarios = line.command === 'scenario' ? line.names : [];
  // A misspelt name is told before anything is started.
  const loaded = await Promise.all(scenarios.map(loadScenario));
  const needs = {
    routers: loaded.flatMap(({ scenario }) => scenario.routers ?? []),
    stepPlugin: loaded.some(({ scenario }) => scenario.stepPlugin),
  };
  const running =
    line.command === 'scenario' && (await runningControlPlane(line.directory));
  const controlPlane = running || (await start(line, needs, signal));
  const applied: AppliedScenario[] = [];
  try {
    const [first] = controlPlane.clusters;
    for (const [index, name] of scenarios.entries()) {
      if (!first) break;
      const kubernetesId =
        line.kubernetesId ?? DEMO_KUBERNETES_IDS[index] ?? name;
      const scenario = await applyScenario(first, name, {
        kubernetesId,
        signal,
      });
      applied.push(scenario);
      onProgress(
        `scenario ${name} is at its moment in namespace ${scenario.namespace}, for kubernetes-id ${kubernetesId}; measurements at ${scenario.measurements.url}`,
      );
    }
    announce(controlPlane, line.json, !running);
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    for (const scenario of applied) await scenario.stop();
    await controlPlane.stop();
  }
}

async function record(line: CommandLine, signal: AbortSignal): Promise<void> {
  const [story = ''] = line.names;
  const { scenario } = await loadScenario(story);
  const folder = join(line.directory ?? 'recordings', story);
  // A store of its own: resourceVersions of other scenarios would only be noise.
  const controlPlane = await startControlPlane({
    flagger: line.flagger,
    argoCd: line.argoCd,
    routers: scenario.routers ?? [],
    stepPlugin: scenario.stepPlugin ?? false,
    signal,
    onProgress,
  });
  try {
    const [cluster] = controlPlane.clusters;
    if (cluster) await recordStory(cluster, story, folder, { signal });
  } finally {
    await controlPlane.stop();
  }
  for (const problem of await checkRecording(folder)) {
    process.exitCode = 1;
    console.error(problem);
  }
  console.log(`recorded ${folder}`);
}

function start(
  line: CommandLine,
  needs: Pick<ControlPlaneOptions, 'routers' | 'stepPlugin'>,
  signal: AbortSignal,
): Promise<ControlPlane> {
  return startControlPlane({
    clusters: line.clusters,
    flagger: line.flagger,
    argoCd: line.argoCd,
    ...needs,
    signal,
    onProgress,
    ...(line.directory && { directory: line.directory }),
  });
}

function announce(
  { directory, clusters }: ControlPlaneAccess,
  json: boolean,
  isOurs: boolean,
) {
  if (json) {
    console.log(JSON.stringify(readyMessage(directory, clusters)));
    return;
  }
  for (const { name, kubeconfig } of clusters) {
    console.log(`${name}: export KUBECONFIG=${kubeconfig}`);
  }
  console.log(
    `look at it: npm start -- --config app-config.yaml --config ${join(
      directory,
      PORTAL_CONFIG_FILE,
    )}`,
  );
  console.log(
    isOurs
      ? `ready: ${clusters.length} cluster(s); Ctrl-C stops and removes everything`
      : 'ready; Ctrl-C ends the measurement servers, the clusters go on',
  );
}

function onProgress(line: string) {
  // Standard output belongs to the ready line.
  console.error(line);
}

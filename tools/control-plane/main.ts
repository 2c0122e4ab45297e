import { once } from 'node:events';
import { buildPrograms } from './buildPrograms.ts';
import { applyScenario } from './applyScenario.ts';
import { parseCommandLine, USAGE, type CommandLine } from './parseCommandLine.ts';
import { readyMessage } from './readyMessage.ts';
import { startControlPlane, type ControlPlane } from './startControlPlane.ts';
import { UserFacingError } from './UserFacingError.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interruption.abort(new Error(signal)));
}

try {
  await run(parseCommandLine(process.argv.slice(2)), interruption.signal);
} catch (error) {
  if (!interruption.signal.aborted) {
    process.exitCode = 1;
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
      await keepRunning(line, signal);
      return;
    default:
      throw new UserFacingError(`${line.command} is not there yet.`);
  }
}

async function keepRunning(line: CommandLine, signal: AbortSignal): Promise<void> {
  const controlPlane = await startControlPlane({
    clusters: line.clusters,
    flagger: line.flagger,
    signal,
    onProgress,
    ...(line.directory && { directory: line.directory }),
  });
  try {
    announce(controlPlane, line.json);
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await controlPlane.stop();
  }
}

function announce({ directory, clusters }: ControlPlane, json: boolean) {
  if (json) {
    console.log(JSON.stringify(readyMessage(directory, clusters)));
    return;
  }
  for (const { name, kubeconfig } of clusters) {
    console.log(`${name}: export KUBECONFIG=${kubeconfig}`);
  }
  console.log(`ready: ${clusters.length} cluster(s); Ctrl-C stops and removes everything`);
}

function onProgress(line: string) {
  // Standard output belongs to the ready line.
  console.error(line);
}

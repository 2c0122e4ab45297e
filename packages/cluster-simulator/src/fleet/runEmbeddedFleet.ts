import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLargeFleet } from './large/startLargeFleet';
import { parseJson, type JsonObject } from '../store/Json';
import { ALL_STORIES } from './allStories';
import { FleetFolder } from './FleetFolder';
import { listenToParent } from './listenToParent';
import { obeyFaultRequest } from './obeyFaultRequest';
import { parseFleetOptions, USAGE } from './parseFleetOptions';
import { rehearse } from './rehearse';
import { startEmbeddedFleet, type EmbeddedFleet } from './startEmbeddedFleet';
import { startEmptyClusters } from './startEmptyClusters';
import type { FleetMember } from './startMember';

/**
 * The program: starts the fleet, says where it is, and stays until it is asked to end.
 *
 * @param rbac folder with the manifests of the portal's identities
 */
export async function runEmbeddedFleet(
  words: readonly string[],
  { rbac }: { rbac: string },
): Promise<void> {
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => end.abort());
  }
  try {
    await run(words, rbac, end);
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}

async function run(
  words: readonly string[],
  rbac: string,
  end: AbortController,
): Promise<void> {
  if (words.length === 0 || words.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  const options = parseFleetOptions(words);
  const world = {
    rbac: await manifestsIn(rbac),
    report: (error: Error) => process.stderr.write(`${error.message}\n`),
  };
  if ('empty' in options) {
    const { empty: names, directory } = options;
    const fleet = await startEmptyClusters({ ...world, names });
    await stayThere(fleet, directory, end);
    return;
  }
  if ('clusters' in options) {
    const { directory, ...large } = options;
    await stayThere(
      await startLargeFleet({ ...world, ...large }),
      directory,
      end,
    );
    return;
  }
  const { story, pace, seed } = options;
  const stories = ALL_STORIES.filter(
    ({ name }) => story === undefined || name === story,
  );
  if (stories.length === 0) {
    const names = ALL_STORIES.map(({ name }) => name).join(', ');
    throw new Error(`There is no story "${story}"; there are ${names}.`);
  }
  const told = { ...world, stories, pace, seed };
  if ('rehearse' in options) {
    const results = await rehearse(options.rehearse, { ...told, quiet: false });
    results.forEach(say);
    return;
  }
  const { directory, quiet } = options;
  const fleet = await startEmbeddedFleet({ ...told, quiet });
  await stayThere(fleet, directory, end);
}

/** Until it is asked to end; says where the clusters are, and makes them misbehave when it is told to. */
async function stayThere(
  fleet: EmbeddedFleet,
  directory: string,
  end: AbortController,
): Promise<void> {
  const folder = new FleetFolder(directory);
  try {
    await folder.write(fleet.clusters);
    say(readyMessage(folder, fleet.clusters));
    listenToParent({
      line: text => say(answerTo(text, fleet.clusters)),
      end: () => end.abort(),
    });
    if (!end.signal.aborted) await once(end.signal, 'abort');
  } finally {
    await folder.remove();
    await fleet.stop();
  }
}

async function manifestsIn(folder: string): Promise<string> {
  const files = (await readdir(folder)).sort();
  const texts = await Promise.all(
    files.map(file => readFile(join(folder, file), 'utf8')),
  );
  return texts.join('\n---\n');
}

function readyMessage(
  folder: FleetFolder,
  clusters: readonly FleetMember[],
): JsonObject {
  return {
    ready: true,
    config: folder.config,
    clusters: clusters.map(({ name, environment, server, tokens }) => ({
      name,
      environment,
      server,
      caFile: folder.caFileOf(name),
      kubeconfig: folder.kubeconfigOf(name),
      tokens,
    })),
  };
}

function answerTo(line: string, clusters: readonly FleetMember[]): JsonObject {
  try {
    const request = parseJson(line);
    obeyFaultRequest(request, clusters);
    return { done: request };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function say(message: JsonObject): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

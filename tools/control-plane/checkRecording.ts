import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at, isRecord, textAt, type JsonRecord } from './json.ts';
import { parseManifests } from './parseManifests.ts';
import {
  CHECKPOINTS,
  LAST_ACTION,
  RECORDED_KINDS,
  WORKLOAD_CHECKPOINTS,
} from './recordingFormat.ts';
import { ROUTER_KINDS } from './routers.ts';
import { ROLLOUT_NAME } from './Stage.ts';

/**
 * What is wrong with a recording, a sentence each; empty when it can be replayed and every
 * checkpoint's text belongs to the state that the replay gives.
 */
export async function checkRecording(folder: string): Promise<string[]> {
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const problems: string[] = [];
  const events = jsonLines(await read('events.jsonl'));
  const actions = jsonLines(await read('actions.jsonl'));
  const isOfWorkload = existsSync(join(folder, WORKLOAD_CHECKPOINTS));
  const checkpoints = jsonLines(
    await read(isOfWorkload ? WORKLOAD_CHECKPOINTS : CHECKPOINTS),
  );
  checkEvents(events, problems);
  checkActions(actions, problems);
  if (checkpoints.length === 0) problems.push('there is no checkpoint');
  const check = isOfWorkload ? checkWorkloadCheckpoint : checkCheckpoint;
  for (const checkpoint of checkpoints) check(checkpoint, events, problems);
  const manifests = await read('manifests.yaml');
  if (!/^# part 1, applied at t=\d+ ms/.test(manifests)) {
    problems.push('manifests.yaml does not begin with part 1 and its time');
  }
  if (parseManifests(manifests).length === 0)
    problems.push('manifests.yaml holds no object');
  if (!(await read('scenario.md')).startsWith('# '))
    problems.push('scenario.md has no title');
  return problems;
}

const KNOWN_KINDS: readonly string[] = [
  ...RECORDED_KINDS,
  ...Object.values(ROUTER_KINDS).flat(),
].map(([, kind]) => kind);

function jsonLines(text: string): JsonRecord[] {
  return text
    .split('\n')
    .filter(line => line.trim())
    .map((line): unknown => JSON.parse(line))
    .filter(isRecord);
}

function checkEvents(events: readonly JsonRecord[], problems: string[]) {
  let previousVersion = 0;
  let previousTime = 0;
  for (const [index, event] of events.entries()) {
    const where = `events.jsonl line ${index + 1}`;
    const time = Number(event['t']);
    const version = Number(
      textAt(event, 'object', 'metadata', 'resourceVersion'),
    );
    const kind = textAt(event, 'object', 'kind');
    if (!(time >= previousTime)) problems.push(`${where}: t goes back`);
    if (!(version > previousVersion))
      problems.push(`${where}: resourceVersion does not grow`);
    if (kind === undefined || !KNOWN_KINDS.includes(kind)) {
      problems.push(`${where}: kind ${kind} is not one of a recording`);
    }
    if (!['ADDED', 'MODIFIED', 'DELETED'].includes(String(event['type']))) {
      problems.push(`${where}: type ${event['type']}`);
    }
    if (at(event, 'object', 'metadata', 'managedFields') !== undefined) {
      problems.push(`${where}: managedFields are left in`);
    }
    previousVersion = version;
    previousTime = time;
  }
}

function checkActions(actions: readonly JsonRecord[], problems: string[]) {
  for (const [index, action] of actions.entries()) {
    const fields =
      'method' in action
        ? ['t', 'do', 'method', 'path', 'status', 'response']
        : 'exit' in action
        ? ['t', 'do', 'exit', 'stdout', 'stderr']
        : ['t', 'do'];
    for (const field of fields) {
      if (!(field in action))
        problems.push(`actions.jsonl line ${index + 1}: no ${field}`);
    }
  }
  if (actions.at(-1)?.['do'] !== LAST_ACTION) {
    problems.push(`actions.jsonl does not end with ${LAST_ACTION}`);
  }
}

function checkCheckpoint(
  checkpoint: JsonRecord,
  events: readonly JsonRecord[],
  problems: string[],
) {
  const complain = (what: string) =>
    problems.push(`checkpoint "${checkpoint['label']}": ${what}`);
  for (const field of [
    't',
    'tEnd',
    'wall',
    'wallGetEnd',
    'label',
    'resourceVersion',
    'asOf',
    'asOfEnd',
    'exact',
    'get',
    'getExit',
    'status',
    'exit',
  ]) {
    if (!(field in checkpoint)) complain(`no ${field}`);
  }
  const objects = replay(events, Number(checkpoint['asOf']));
  const text = String(checkpoint['get']);
  const shown = /^Name: +(\S+)$/m.exec(text)?.[1] ?? ROLLOUT_NAME;
  const rollout = objects.get(`Rollout/${shown}`);
  const replayed = textAt(rollout, 'metadata', 'resourceVersion') ?? null;
  if (replayed !== checkpoint['resourceVersion']) {
    complain(
      `the replayed Rollout is ${replayed}, not ${checkpoint['resourceVersion']}`,
    );
    return;
  }
  if (!rollout || checkpoint['exact'] !== true) return;
  compareCounts(rollout, text, complain);
  for (const name of namesInTree(text)) {
    if (!objects.has(name))
      complain(`the text shows ${name}, the replay does not have it`);
  }
}

function checkWorkloadCheckpoint(
  {
    label,
    kind,
    name,
    asOf,
    resourceVersion,
    status,
    statusStderr,
  }: JsonRecord,
  events: readonly JsonRecord[],
  problems: string[],
) {
  const workload = replay(events, Number(asOf)).get(`${kind}/${name}`);
  const replayed = textAt(workload, 'metadata', 'resourceVersion') ?? null;
  if (replayed !== resourceVersion) {
    problems.push(
      `checkpoint "${label}": the replayed ${kind} is ${replayed}, not ${resourceVersion}`,
    );
  }
  if (`${status}${statusStderr}`.trim() === '') {
    problems.push(`checkpoint "${label}": kubectl said nothing`);
  }
}

/** The objects of the namespace when the store had come to `asOf`, by kind and name. */
function replay(
  events: readonly JsonRecord[],
  asOf: number,
): Map<string, unknown> {
  const objects = new Map<string, unknown>();
  for (const { type, object } of events) {
    if (Number(textAt(object, 'metadata', 'resourceVersion')) > asOf) break;
    const key = `${textAt(object, 'kind')}/${textAt(
      object,
      'metadata',
      'name',
    )}`;
    if (type === 'DELETED') objects.delete(key);
    else objects.set(key, object);
  }
  return objects;
}

const COUNTS: Readonly<Record<string, readonly string[]>> = {
  Desired: ['spec', 'replicas'],
  Current: ['status', 'replicas'],
  Updated: ['status', 'updatedReplicas'],
  Ready: ['status', 'readyReplicas'],
  Available: ['status', 'availableReplicas'],
};

function compareCounts(
  rollout: unknown,
  text: string,
  complain: (what: string) => void,
) {
  for (const [word, path] of Object.entries(COUNTS)) {
    const shown = new RegExp(`^ {2}${word}: +(\\d+)$`, 'm').exec(text)?.[1];
    const expected = Number(at(rollout, ...path) ?? 0);
    if (shown !== undefined && Number(shown) !== expected) {
      complain(
        `the text says ${word} ${shown}, the replayed Rollout ${expected}`,
      );
    }
  }
}

/** `Kind/name` of each object that the tree of `get rollout` shows. */
function namesInTree(text: string): string[] {
  const row =
    /^[^\n]*?[⟳⧉□α∑⊞] ?(\S+)\s+(Rollout|ReplicaSet|Pod|AnalysisRun|Experiment|Job)\s/gmu;
  return [...text.matchAll(row)].map(([, name, kind]) => `${kind}/${name}`);
}

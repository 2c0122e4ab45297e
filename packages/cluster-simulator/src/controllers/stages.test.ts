import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject, StoredObject } from '../store/KubernetesObject';
import { allControllers } from './allControllers';
import { ClusterView } from './engine/ClusterView';
import { noTime, type Pace } from './engine/Pace';
import type { Controller, Stage } from './engine/Stage';

/** A moment in which a stage acts. */
type Input = {
  now: string;
  pace?: Partial<Pace>;
  object: KubernetesObject;
  /** What else there is in the cluster. */
  others?: KubernetesObject[];
};

// What is done within a tick of Flagger is tested there.
const files = readdirSync(__dirname, { recursive: true })
  .map(String)
  .filter(file => !file.includes('flagger/tick/'));
const cases = allControllers.flatMap(controller =>
  controller.stages.map(stage => ({
    stage,
    controller,
    name: `${controller.name}: ${stage.name}`,
  })),
);

describe.each(cases)('$name', ({ stage, controller }) => {
  const { object, view } = momentOf(stage);

  it('is the first of its controller to match its input', () => {
    expect(object.kind).toBe(controller.kind);
    expect(firstMatch(controller, object, view)?.name).toBe(stage.name);
  });

  it('writes its output', () => {
    // As it would be on the wire: what is undefined is absent.
    expect(JSON.parse(JSON.stringify(stage.next(object, view)))).toEqual(
      read(stage, 'output'),
    );
  });

  it('is due', () => {
    const wait = stage.wait?.(object, view) ?? 0;
    expect(wait instanceof Date ? wait <= view.now : true).toBe(true);
  });
});

it('has no input or output without a stage', () => {
  const known = new Set(cases.map(({ stage }) => stage.name));
  const orphans = files.filter(file => {
    const [, name] = /([^/]+)\.(?:input|output)\.json$/.exec(file) ?? [];
    return name !== undefined && !known.has(name);
  });
  expect(orphans).toEqual([]);
});

function firstMatch(
  controller: Controller,
  object: StoredObject,
  view: ClusterView,
): Stage | undefined {
  return controller.stages.find(({ matches }) => matches(object, view));
}

function momentOf(stage: Stage): { object: StoredObject; view: ClusterView } {
  const { now, pace, object, others = [] }: Input = read(stage, 'input');
  const stored = [object, ...others].map(asStored);
  const [first] = stored;
  if (!first) throw new Error('an input has an object');
  return {
    object: first,
    view: new ClusterView(
      kind => stored.filter(other => other.kind === kind),
      new Date(now),
      { ...noTime, ...pace },
    ),
  };
}

/** What every stored object has, and no case wants to spell out. */
function asStored(object: KubernetesObject): StoredObject {
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      uid: `uid-of-${metadata.name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-05T09:00:00Z',
      ...metadata,
    },
  };
}

function read(stage: Stage, what: 'input' | 'output') {
  const file = files.find(name =>
    `/${name}`.endsWith(`/${stage.name}.${what}.json`),
  );
  if (file === undefined || !existsSync(join(__dirname, file))) {
    throw new Error(`${stage.name} has no ${what} beside it`);
  }
  return JSON.parse(readFileSync(join(__dirname, file), 'utf8'));
}

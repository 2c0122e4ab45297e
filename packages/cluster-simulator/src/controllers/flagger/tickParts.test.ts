import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { ClusterView } from '../engine/ClusterView';
import { noTime } from '../engine/Pace';
import { flagger136, flagger144 } from './FlaggerVersion';
import { Tick } from './Tick';
import type { TickPart } from './TickPart';
import { tickParts } from './tickParts';

/** A tick in which a part acts. */
type Input = {
  now: string;
  /** 1.44.0 when left out. */
  version?: string;
  object: KubernetesObject;
  others?: KubernetesObject[];
};

const folder = join(__dirname, 'tick');

describe.each([...tickParts])('$name', part => {
  const tick = tickOf(part);

  it('has its turn: nothing before it ends the tick', () => {
    const before = tickParts.slice(0, tickParts.indexOf(part));
    const ending = before.filter(other => !other.goesOn && other.matches(tick));
    expect(ending.map(({ name }) => name)).toEqual([]);
    expect(part.matches(tick)).toBe(true);
  });

  it('writes its output', () => {
    // As it would be on the wire: what is undefined is absent.
    expect(JSON.parse(JSON.stringify(part.next(tick)))).toEqual(
      read(`${part.name}.output.json`),
    );
  });
});

it('has no input or output without a part', () => {
  const known = new Set(tickParts.map(({ name }) => name));
  const orphans = readdirSync(folder).filter(
    file => file.endsWith('.json') && !known.has(file.split('.')[0] ?? ''),
  );
  expect(orphans).toEqual([]);
});

function tickOf({ name }: TickPart): Tick {
  const input: Input = read(`${name}.input.json`);
  const { now, version, object, others = [] } = input;
  const canary = asStored(object);
  const stored = [canary, ...others.map(asStored)];
  const view = new ClusterView(
    kind => stored.filter(other => other.kind === kind),
    new Date(now),
    noTime,
  );
  const versions = [flagger144, flagger136];
  const told = versions.find(other => other.name === version) ?? flagger144;
  return new Tick(canary, view, told);
}

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

function read(file: string) {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

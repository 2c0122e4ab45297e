import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { HEALTH_CHECKS, type HealthKind } from './healthKinds';

/** The scripts of the actions of one kind: what can be done, and how. */
export class ActionScripts {
  readonly discovery: string;
  readonly definitions: ReadonlyMap<string, string>;

  constructor(kind: HealthKind) {
    const folder = join(HEALTH_CHECKS, kind, 'actions');
    const read = (...path: string[]) =>
      readFileSync(join(folder, ...path), 'utf8');
    this.discovery = read('discovery.lua');
    this.definitions = new Map(
      readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory() && entry.name !== 'testdata')
        .map(({ name }) => [name, read(name, 'action.lua')]),
    );
  }
}

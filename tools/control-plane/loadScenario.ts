import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Scenario } from './Scenario.ts';
import { UserFacingError } from './UserFacingError.ts';

const FOLDER = join(import.meta.dirname, 'scenarios');

export function scenarioNames(): string[] {
  return readdirSync(FOLDER).sort();
}

/** The scenario of `scenarios/<name>/`, with the text of its manifests. */
export async function loadScenario(
  name: string,
): Promise<{ scenario: Scenario; manifests: string }> {
  const folder = join(FOLDER, name);
  if (
    !scenarioNames().includes(name) ||
    !existsSync(join(folder, 'scenario.ts'))
  ) {
    throw new UserFacingError(
      `There is no scenario "${name}"; there are ${scenarioNames().join(
        ', ',
      )}.`,
    );
  }
  const module: { scenario: Scenario } = await import(
    pathToFileURL(join(folder, 'scenario.ts')).href
  );
  return {
    scenario: module.scenario,
    manifests: await readFile(join(folder, 'manifests.yaml'), 'utf8'),
  };
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine: `CHROMIUM` names another one. */
export function findChromium(): string {
  const named = process.env['CHROMIUM'];
  const candidates = named
    ? [named]
    : NAMES.flatMap(name =>
        (process.env['PATH'] ?? '')
          .split(delimiter)
          .map(folder => join(folder, name)),
      );
  const found = candidates.find(isExecutable);
  if (found === undefined) {
    throw new UserFacingError(
      'There is no Chromium: install it (Debian: apt-get install chromium) or name one in the variable CHROMIUM.',
    );
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

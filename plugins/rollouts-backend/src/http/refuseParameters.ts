import { InputError } from '@backstage/errors';
import type { Request } from 'express';

import { parametersOf } from './parametersOf';

/** @throws InputError naming a parameter, where there can be none. */
export function refuseParameters(request: Request): void {
  const [name] = parametersOf(request).keys();
  if (name === undefined) return;
  throw new InputError(
    `There is no parameter ${JSON.stringify(
      name.slice(0, 100),
    )}, nor any other here`,
  );
}

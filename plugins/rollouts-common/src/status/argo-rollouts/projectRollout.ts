import { freeze } from '../object/freeze';
import { readRollout, type ReadRolloutOptions } from './readRollout';
import type { RolloutFacts } from './RolloutFacts';

/**
 * A Rollout as the API server sends it, reduced to what is needed. Fields of a wrong type are left out and named in
 * `unreadable`. The result is frozen, and holds nothing that the object lacks.
 *
 * @throws InputError when it is not a Rollout, or has no namespace, name or uid
 */
export function projectRollout(
  object: unknown,
  options: ReadRolloutOptions = {},
): RolloutFacts {
  return freeze(readRollout(object, options));
}

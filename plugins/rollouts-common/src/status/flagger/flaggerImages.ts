import type { Image } from '../../api/rolloutSchema';
import { RUNNING } from './FlaggerPhase';
import type { FlaggerFacts } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';

/** Which images run, and as what. At rest the target has no pods, so only the primary's count. */
export function flaggerImages(
  { status }: FlaggerFacts,
  { target, primary }: FlaggerKnown,
): Image[] {
  const roles = new Map<string, string[]>();
  const isUp =
    target !== undefined &&
    (target.replicas > 0 || RUNNING.includes(status.phase ?? ''));
  for (const image of isUp ? target.images : []) roles.set(image, ['canary']);
  for (const image of primary?.images ?? []) {
    roles.set(image, [...(roles.get(image) ?? []), 'stable']);
  }
  return [...roles].map(([image, names]) => ({ image, roles: names }));
}

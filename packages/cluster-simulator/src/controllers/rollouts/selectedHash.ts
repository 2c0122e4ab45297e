import type { JsonValue } from '../../store/Json';
import { textAt } from '../engine/fields';
import { HASH_LABEL } from './comparableTemplate';
import type { RolloutMoment } from './RolloutMoment';

/** Which template's Pods the Service of this name selects; empty when it selects by no template. */
export function selectedHash(
  moment: RolloutMoment,
  service: JsonValue | undefined,
): string {
  return textAt(moment.service(service), 'spec', 'selector', HASH_LABEL) ?? '';
}

import type { JsonValue } from '../../store/Json';
import { objectAt } from '../engine/fields';

/** A label selector as text, such as `app=web,tier=front`. */
export function labelText(selector: JsonValue): string {
  return Object.entries(objectAt(selector, 'matchLabels'))
    .map(([label, value]) => `${label}=${value}`)
    .sort()
    .join();
}

import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../store/Json';
import { seededLuck } from '../metrics/seededLuck';

// Without vowels, so that no hash reads like a word.
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Of what cannot change: controllers ask for the same template again and again. */
const known = new WeakMap<JsonObject, string>();

/** A name for a Pod template: the same for equal templates, whatever the order of their fields. Not Kubernetes' own. */
export function podTemplateHash(template: JsonValue | undefined): string {
  if (!isJsonObject(template) || !Object.isFrozen(template)) {
    return nameFrom(ordered(template ?? null), 10);
  }
  const hash = known.get(template) ?? nameFrom(ordered(template), 10);
  known.set(template, hash);
  return hash;
}

/** Letters and digits as Kubernetes makes names from, always the same for the same seed. */
export function nameFrom(seed: string, length: number): string {
  return Array.from(
    { length },
    (_, index) =>
      ALPHABET[Math.floor(seededLuck(`${index} ${seed}`) * ALPHABET.length)],
  ).join('');
}

function ordered(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value)
    .flatMap(([field, of]) => (of === undefined ? [] : [{ field, of }]))
    .sort((one, other) => (one.field < other.field ? -1 : 1))
    .map(({ field, of }) => `${JSON.stringify(field)}:${ordered(of)}`);
  return `{${fields.join()}}`;
}

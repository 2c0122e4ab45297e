import { isJsonObject, type JsonValue } from '../../store/Json';
import { seededLuck } from '../metrics/seededLuck';

// Without vowels, so that no hash reads like a word.
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A name for a Pod template: the same for equal templates, whatever the order of their fields. Not Kubernetes' own. */
export function podTemplateHash(template: JsonValue | undefined): string {
  return nameFrom(ordered(template ?? null), 10);
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

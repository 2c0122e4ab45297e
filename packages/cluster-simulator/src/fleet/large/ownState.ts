import { objectAt, textAt } from '../../controllers/engine/fields';
import { parseJson, type JsonValue } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
const HASH_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const HASH_LENGTH = 10;
const DAYS = 90;

/**
 * The same state of another rollout: with a name, pod hashes and times of its own wherever it says them, in messages,
 * selectors and images, too. Else rollouts would have more in common than real ones do.
 */
export function ownState(
  { metadata, spec, status, ...rest }: KubernetesObject,
  name: string,
  next: () => number,
): KubernetesObject {
  const ago = Math.floor(next() * DAYS * 86_400) * 1_000;
  const hashes = new Map(
    ['currentPodHash', 'stableRS'].flatMap((field): [string, string][] => {
      const hash = textAt(status, field);
      return hash ? [[hash, ownHash(next)]] : [];
    }),
  );
  // Where it begins a text, or comes after what separates names.
  const names = new RegExp(`(["/=])${metadata.name}(?=["\\\\:-])`, 'g');
  const own = (value: JsonValue | undefined) => {
    let text = JSON.stringify(value ?? {}).replace(TIME, time =>
      earlier(time, ago),
    );
    for (const [hash, another] of hashes) {
      text = text.replaceAll(hash, another);
    }
    return objectAt(parseJson(text.replace(names, `$1${name}`)));
  };
  const { creationTimestamp } = metadata;
  return {
    ...rest,
    metadata: {
      ...metadata,
      ...(creationTimestamp !== undefined && {
        creationTimestamp: earlier(creationTimestamp, ago),
      }),
    },
    spec: own(spec),
    status: own(status),
  };
}

function earlier(time: string, ago: number): string {
  return new Date(Date.parse(time) - ago).toISOString().replace('.000', '');
}

function ownHash(next: () => number): string {
  return Array.from(
    { length: HASH_LENGTH },
    () => HASH_LETTERS[Math.floor(next() * HASH_LETTERS.length)],
  ).join('');
}

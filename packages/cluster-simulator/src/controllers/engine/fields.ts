import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../store/Json';

type Path = readonly (string | number)[];

/** What is at a path in an object of whose shape nothing is known; absent when the path leads nowhere. */
export function fieldAt(
  value: JsonValue | undefined,
  ...path: Path
): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, step) => {
    if (Array.isArray(at))
      return typeof step === 'number' ? at[step] : undefined;
    return isJsonObject(at) ? at[step] : undefined;
  }, value);
}

/** Empty when there is none. */
export function objectAt(
  value: JsonValue | undefined,
  ...path: Path
): JsonObject {
  const found = fieldAt(value, ...path);
  return isJsonObject(found) ? found : {};
}

export function textAt(
  value: JsonValue | undefined,
  ...path: Path
): string | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** A number, also when it is written as text, as an IntOrString may be. */
export function numberAt(
  value: JsonValue | undefined,
  ...path: Path
): number | undefined {
  const found = fieldAt(value, ...path);
  if (typeof found === 'number') return found;
  if (typeof found !== 'string' || !/^-?\d+(\.\d+)?$/.test(found)) {
    return undefined;
  }
  return Number(found);
}

export function flagAt(value: JsonValue | undefined, ...path: Path): boolean {
  return fieldAt(value, ...path) === true;
}

/** Empty when there is none. */
export function listAt(
  value: JsonValue | undefined,
  ...path: Path
): JsonValue[] {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

import { isJsonObject, type JsonObject, type JsonValue } from './Json';

/** RFC 7386: null removes, objects are merged, anything else replaces. The target is left as it was. */
export function applyMergePatch(
  target: JsonValue | undefined,
  patch: JsonValue,
): JsonValue {
  if (!isJsonObject(patch)) return patch;
  const merged: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete merged[field];
    else merged[field] = applyMergePatch(merged[field], value);
  }
  return merged;
}

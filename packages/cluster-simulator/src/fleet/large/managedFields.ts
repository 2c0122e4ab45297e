import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../store/Json';

/**
 * What an API server keeps beside an object that was applied by kubectl and then written by its controller: for each
 * writer the tree of its fields. In real objects it is a third of the bytes.
 */
export function managedFields(object: {
  apiVersion: string;
  spec?: JsonValue;
  status?: JsonValue;
}): JsonObject[] {
  const entry = (manager: string, operation: string, fields: JsonObject) => ({
    apiVersion: object.apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    manager,
    operation,
    time: '2026-11-21T02:48:08Z',
  });
  return [
    entry('kubectl-client-side-apply', 'Update', {
      'f:metadata': {
        'f:annotations': {
          '.': {},
          'f:kubectl.kubernetes.io/last-applied-configuration': {},
        },
        'f:labels': { '.': {} },
      },
      'f:spec': fieldTree(object.spec),
    }),
    {
      ...entry('rollouts-controller', 'Update', {
        'f:metadata': {
          'f:annotations': { 'f:rollout.argoproj.io/revision': {} },
        },
        'f:status': fieldTree(object.status),
      }),
      subresource: 'status',
    },
  ];
}

/** Lists with names are trees of their items; other lists and all values are leaves. */
function fieldTree(value: JsonValue | undefined): JsonObject {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.flatMap(item =>
        isJsonObject(item) && 'name' in item
          ? [
              [
                `k:${JSON.stringify({ name: item.name })}`,
                { '.': {}, ...fieldTree(item) },
              ],
            ]
          : [],
      ),
    );
  }
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [`f:${key}`, fieldTree(part)]),
  );
}

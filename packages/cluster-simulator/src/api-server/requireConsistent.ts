import { ApiError } from '../store/ApiError';

/**
 * The combinations of query parameters that no server takes.
 *
 * @throws ApiError Invalid
 */
export function requireConsistent(
  query: URLSearchParams,
  { watch }: { watch: boolean },
): void {
  const match = query.get('resourceVersionMatch');
  if (query.has('sendInitialEvents')) {
    if (!watch) {
      throw forbiddenOption(
        'sendInitialEvents',
        'sendInitialEvents is forbidden for list',
      );
    }
    if (match !== 'NotOlderThan') {
      throw forbiddenOption(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      );
    }
    return;
  }
  if (!match) return;
  if (watch) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  }
  if (!query.get('resourceVersion')) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
}

export function forbiddenOption(field: string, why: string): ApiError {
  return ApiError.invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', {
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${why}`,
    field,
  });
}

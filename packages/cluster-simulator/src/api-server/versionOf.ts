import { ApiError } from '../store/ApiError';

/**
 * `resourceVersion` of a query; undefined when not given.
 *
 * @throws ApiError BadRequest
 */
export function versionOf(query: URLSearchParams): number | undefined {
  const text = query.get('resourceVersion');
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text)) {
    throw ApiError.badRequest(
      `invalid resource version: strconv.ParseUint: parsing ${JSON.stringify(
        text,
      )}: invalid syntax`,
    );
  }
  return Number(text);
}

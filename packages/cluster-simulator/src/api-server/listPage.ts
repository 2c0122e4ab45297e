import { ApiError } from '../store/ApiError';
import type { ClusterStore } from '../store/ClusterStore';
import {
  isJsonObject,
  parseJson,
  type JsonObject,
  type JsonValue,
} from '../store/Json';
import type { KeptObject } from '../store/KeptObject';
import type { Resource } from '../store/Resource';
import { requireConsistent } from './requireConsistent';
import { selection } from './selection';
import { versionOf } from './versionOf';

type ContinueToken = { version: number; after: string };

/**
 * One page of a list. Pages that follow show the state of the first, as long as the history reaches back to it.
 *
 * @throws ApiError
 */
export function listPage(
  store: ClusterStore,
  resource: Resource,
  namespace: string | undefined,
  query: URLSearchParams,
): { items: KeptObject[]; metadata: JsonObject } {
  requireConsistent(query, { watch: false });
  const token = continueToken(query);
  const version = token?.version ?? wantedVersion(store, query);
  if (version !== undefined && !store.remembers(version)) {
    throw token
      ? expiredToken(store, token)
      : ApiError.expired(
          'The resourceVersion for the provided list is too old.',
        );
  }
  const selected = selection(resource, query);
  const all = store
    .kept(resource, {
      namespace,
      ...(version !== undefined && { at: version }),
    })
    .filter(selected);
  const rest = token ? all.filter(item => positionOf(item) > token.after) : all;
  const limit = limitOf(query);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const left = rest.length - items.length;
  const shown = version ?? store.version;
  return {
    items,
    metadata: {
      resourceVersion: String(shown),
      ...(left > 0 &&
        last && {
          continue: encode({ version: shown, after: positionOf(last) }),
        }),
      // With a selector the server does not count what it would have to look at.
      ...(left > 0 && !hasSelector(query) && { remainingItemCount: left }),
    },
  };
}

/** Undefined: the newest. */
function wantedVersion(
  store: ClusterStore,
  query: URLSearchParams,
): number | undefined {
  const version = versionOf(query);
  if (version === undefined || version === 0) return undefined;
  if (version > store.version) throw tooLarge(version, store.version);
  const match = query.get('resourceVersionMatch');
  const exactly = match === 'Exact' || (!match && query.has('limit'));
  return exactly ? version : undefined;
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? 0);
  // Version 0 is answered from the server's cache, which knows no pages.
  return limit > 0 && query.get('resourceVersion') !== '0' ? limit : Infinity;
}

function hasSelector(query: URLSearchParams): boolean {
  return Boolean(query.get('labelSelector') || query.get('fieldSelector'));
}

function positionOf({ namespace, name }: KeptObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function encode(token: ContinueToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function continueToken(query: URLSearchParams): ContinueToken | undefined {
  const text = query.get('continue');
  if (!text) return undefined;
  const given = query.get('resourceVersion');
  if (given !== null && given !== '' && given !== '0') {
    throw ApiError.badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  return decodeToken(text);
}

function decodeToken(text: string): ContinueToken {
  const refused = (why: unknown) =>
    ApiError.badRequest(
      `invalid continue token: continue key is not valid: ${why}`,
    );
  let token: JsonValue;
  try {
    token = parseJson(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    throw refused(error);
  }
  if (
    !isJsonObject(token) ||
    typeof token.version !== 'number' ||
    typeof token.after !== 'string'
  ) {
    throw refused('no version and position');
  }
  return { version: token.version, after: token.after };
}

function expiredToken(store: ClusterStore, { after }: ContinueToken): ApiError {
  return ApiError.expired(
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    { continue: encode({ version: store.version, after }) },
  );
}

function tooLarge(version: number, current: number): ApiError {
  const message = 'Too large resource version';
  return new ApiError(
    504,
    'Timeout',
    `Timeout: ${message}: ${version}, current: ${current}`,
    {
      causes: [{ reason: 'ResourceVersionTooLarge', message }],
      retryAfterSeconds: 1,
    },
  );
}

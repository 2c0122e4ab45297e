import type { JsonObject } from './Json';
import { apiVersionOf, qualifiedName, type Resource } from './Resource';

type Cause = { reason: string; message: string; field?: string };

/** A refusal in the words of the API server. */
export class ApiError extends Error {
  readonly name = 'ApiError';

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: JsonObject,
    /** Further fields of the Status' metadata. */
    readonly metadata: JsonObject = {},
  ) {
    super(message);
  }

  /** The `Status` object to answer with. */
  get status(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.metadata,
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }

  static badRequest(message: string): ApiError {
    return new ApiError(400, 'BadRequest', message);
  }

  static unauthorized(): ApiError {
    return new ApiError(401, 'Unauthorized', 'Unauthorized');
  }

  static notFound(resource: Resource, name: string): ApiError {
    return new ApiError(
      404,
      'NotFound',
      `${qualifiedName(resource)} "${name}" not found`,
      detailsOf(resource, name),
    );
  }

  static methodNotAllowed(): ApiError {
    return new ApiError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
      {},
    );
  }

  static alreadyExists(resource: Resource, name: string): ApiError {
    return new ApiError(
      409,
      'AlreadyExists',
      `${qualifiedName(resource)} "${name}" already exists`,
      detailsOf(resource, name),
    );
  }

  static conflict(
    resource: Resource,
    name: string,
    why = 'the object has been modified; please apply your changes to the latest version and try again',
  ): ApiError {
    return new ApiError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualifiedName(
        resource,
      )} "${name}": ${why}`,
      detailsOf(resource, name),
    );
  }

  static expired(message: string, metadata?: JsonObject): ApiError {
    return new ApiError(410, 'Expired', message, undefined, metadata);
  }

  /** What any JSON Patch gets that cannot be applied; the server does not say which operation it was. */
  static unappliablePatch(): ApiError {
    return new ApiError(
      422,
      'Invalid',
      'the server rejected our request due to an error in our request',
      {},
    );
  }

  static invalid(
    { group, kind }: Pick<Resource, 'group' | 'kind'>,
    name: string,
    { reason, message, field = '' }: Cause,
    // A custom object is checked twice, by its schema's rules and by the general ones, and both complain.
    { told = 1 }: { told?: number } = {},
  ): ApiError {
    const qualified = group === '' ? kind : `${kind}.${group}`;
    return new ApiError(
      422,
      'Invalid',
      `${qualified} "${name}" is invalid: ${field}: ${message}`,
      {
        name,
        ...(group !== '' && { group }),
        kind,
        causes: Array.from({ length: told }, () => ({
          reason,
          message,
          field,
        })),
      },
    );
  }

  static unsupportedMediaType(accepted: readonly string[]): ApiError {
    return new ApiError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
        ', ',
      )}`,
      {},
    );
  }

  static wrongKind(resource: Resource): ApiError {
    return ApiError.badRequest(
      `the API version in the data does not match the expected API version (${apiVersionOf(
        resource,
      )}, ${resource.kind})`,
    );
  }
}

function detailsOf(resource: Resource, name: string): JsonObject {
  return {
    name,
    ...(resource.group !== '' && { group: resource.group }),
    kind: resource.plural,
  };
}

import { isError } from '@backstage/errors';
import type { TopicRefusal } from '@rollouts-portal/plugin-rollouts-common';

const STATUS_OF: Readonly<Record<string, number>> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ServiceUnavailableError: 503,
};

/** What a client is told of an error that is meant for it; undefined for any other, which may tell too much. */
export function refusalOf(error: unknown): TopicRefusal | undefined {
  if (!isError(error)) return undefined;
  const status = STATUS_OF[error.name];
  return status === undefined
    ? undefined
    : { status, name: error.name, message: error.message };
}

import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import type { AccessKeys } from './ClusterAccess';
import type { ClusterProblem } from './unreachableProblem';

/** What an answer that is not the wanted one says about a cluster. */
export function refusalProblem(
  {
    status,
    body,
    retryAfter,
  }: { status: number; body: unknown; retryAfter?: number },
  resource: string,
  keys: AccessKeys,
): ClusterProblem {
  if (status === 401) {
    return {
      state: 'auth-failed',
      problem: sentence('cluster-wrong-token', { key: keys.credentials }),
    };
  }
  // What is not JSON was not said by an API server, but by something in front of it.
  if (status >= 300 && status < 400) {
    return {
      state: 'unreachable',
      problem: sentence('cluster-redirect', { key: keys.url }),
    };
  }
  if (status === 429) {
    return {
      state: 'unreachable',
      problem: sentence('cluster-throttled', {
        seconds: Math.ceil((retryAfter ?? 1000) / 1000),
      }),
    };
  }
  if (status === 403) {
    return {
      state: 'denied',
      problem: sentence('cluster-denied', {
        resource,
        key: keys.credentials,
      }),
    };
  }
  if (status === 404) {
    return {
      state: 'absent',
      problem: sentence('cluster-absent', { resource }),
    };
  }
  if (status < 300 && body === undefined) {
    return {
      state: 'unreachable',
      problem: sentence('cluster-not-kubernetes', { key: keys.url }),
    };
  }
  return {
    state: 'unreachable',
    problem: sentence('cluster-error-answer', { status, resource }),
  };
}

import type {
  KubernetesRequest,
  KubernetesRequester,
  KubernetesResponse,
} from '../cluster/KubernetesRequester';
import type { JsonPatchOperation } from '../providers/argo-rollouts/RolloutPatch';

type Json = { [key: string]: unknown };

/**
 * Holds one Rollout and answers PATCH as the real API server was seen to (recording 27): all `test`s hold or 422 with
 * nothing changed, `test` for null holds for an absent field, `remove` of an absent one is 422, `/status` keeps
 * nothing but status. Knows no controller: what the controller does, a test says with `controller`.
 */
export class FakeApiServer implements KubernetesRequester {
  readonly requests: KubernetesRequest[] = [];
  /** Called before a request is looked at: throw or answer to misbehave. */
  misbehave: (request: KubernetesRequest) => KubernetesResponse | undefined =
    () => undefined;
  /** What it answers to GET beside the Rollout, by path. */
  readonly others = new Map<string, unknown>();
  /** The server's clock. */
  date: Date | undefined;
  /** Called after each accepted patch with what is stored now. */
  controller: (stored: Json) => void = () => {};

  constructor(public stored: Json | undefined) {}

  get patches(): KubernetesRequest[] {
    return this.requests.filter(({ method }) => method === 'PATCH');
  }

  async request(request: KubernetesRequest): Promise<KubernetesResponse> {
    this.requests.push(request);
    const bad = this.misbehave(request);
    if (bad) {
      return bad;
    }
    if (request.method === 'GET' && !request.path.includes('/rollouts/')) {
      const body = this.others.get(request.path);
      return body === undefined
        ? { status: 404, body: { kind: 'Status', reason: 'NotFound' } }
        : { status: 200, body };
    }
    if (!this.stored) {
      return { status: 404, body: { kind: 'Status', reason: 'NotFound' } };
    }
    if (request.method === 'GET') {
      return {
        status: 200,
        body: this.stored,
        ...(this.date && { date: this.date }),
      };
    }
    const next = applied(this.stored, operationsOf(request));
    if (!next) {
      return { status: 422, body: { kind: 'Status', reason: 'Invalid' } };
    }
    const kept = request.path.endsWith('/status') ? 'status' : 'spec';
    this.stored = { ...this.stored, [kept]: next[kept] };
    this.controller(this.stored);
    return { status: 200, body: this.stored };
  }
}

function operationsOf({ body }: KubernetesRequest): JsonPatchOperation[] {
  if (!Array.isArray(body)) {
    throw new Error('the fake takes JSON Patches only');
  }
  return body;
}

function applied(
  stored: Json,
  operations: JsonPatchOperation[],
): Json | undefined {
  const next: Json = structuredClone(stored);
  for (const operation of operations) {
    const path = operation.path.split('/').slice(1);
    const last = path.pop() ?? '';
    let parent: unknown = next;
    for (const part of path) {
      parent = isObject(parent) ? parent[part] : undefined;
    }
    if (!isObject(parent)) {
      return undefined;
    }
    const present = last in parent;
    if (operation.op === 'test') {
      if ((parent[last] ?? null) !== operation.value) return undefined;
    } else if (operation.op === 'add') {
      parent[last] = operation.value;
    } else if (!present) {
      return undefined;
    } else if (operation.op === 'replace') {
      parent[last] = operation.value;
    } else {
      delete parent[last];
    }
  }
  return next;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

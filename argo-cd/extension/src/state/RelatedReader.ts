import type { ArgoCdApi } from '../argocd/ArgoCdApi';
import type { Resource } from '../argocd/extensionProps';
import { ReadProblem } from '../argocd/ReadProblem';
import type { TreeNode } from '../argocd/TreeNode';
import { isMeasuring } from '../model/isMeasuring';
import type { Related } from '../model/rolloutState';

// A browser has six connections to one origin, and Argo CD's own page needs some.
const AT_ONCE = 3;

export type RelatedReading = {
  related: Related;
  missing: { kind: string; problem: ReadProblem }[];
};

/** Reads what stands beside an object, and nothing twice that has not changed since. */
export class RelatedReader {
  readonly #api: Pick<ArgoCdApi, 'resource' | 'events'>;
  #known = new Map<string, unknown>();

  constructor(api: Pick<ArgoCdApi, 'resource' | 'events'>) {
    this.#api = api;
  }

  /** Rejects only when the signal is aborted; what cannot be read is in `missing`. */
  async read(
    resource: Resource,
    nodes: readonly TreeNode[],
    signal: AbortSignal,
  ): Promise<RelatedReading> {
    const known = new Map<string, unknown>();
    const problems = new Map<string, ReadProblem>();
    const waiting = [...nodes];
    const readNext = async (): Promise<void> => {
      for (let node = waiting.shift(); node; node = waiting.shift()) {
        const { kind } = node;
        const key = `${node.uid}@${node.resourceVersion}`;
        await this.#object(key, node, signal).then(
          object => known.set(key, object),
          error => noteProblem(problems, kind, error, signal),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readNext));
    const events =
      resource.kind === 'Canary'
        ? await this.#api
            .events(resource, signal)
            .catch(error => noteProblem(problems, 'Event', error, signal))
        : undefined;
    this.#known = known;
    return {
      related: {
        objects: nodes.flatMap(node => {
          const object = known.get(`${node.uid}@${node.resourceVersion}`);
          return object === undefined ? [] : [{ kind: node.kind, object }];
        }),
        missing: new Set(problems.keys()),
        events,
      },
      missing: [...problems].map(([kind, problem]) => ({ kind, problem })),
    };
  }

  async #object(
    key: string,
    node: TreeNode,
    signal: AbortSignal,
  ): Promise<unknown> {
    const known = this.#known.get(key);
    // What still measures is read each time: the tree may be a little behind.
    return known === undefined || isMeasuring(known)
      ? this.#api.resource(node, signal)
      : known;
  }
}

/** What is gone by now is no longer beside the object, and so no problem. */
function noteProblem(
  problems: Map<string, ReadProblem>,
  kind: string,
  error: unknown,
  signal: AbortSignal,
): undefined {
  signal.throwIfAborted();
  if (!(error instanceof ReadProblem)) throw error;
  if (error.kind !== 'gone') problems.set(kind, error);
  return undefined;
}

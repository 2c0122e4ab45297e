import { z } from 'zod';

import type { KubernetesRequester } from './KubernetesRequester';
import type { Timing } from './Timing';

const REVIEWS = '/apis/authorization.k8s.io/v1';
const AT_A_TIME = 4;
/** What is watched needs both. */
const VERBS = ['list', 'watch'];

const ruleShape = z.object({
  verbs: z.array(z.string()),
  apiGroups: z.array(z.string()).nullish(),
  resources: z.array(z.string()).nullish(),
  resourceNames: z.array(z.string()).nullish(),
});

const rulesReviewShape = z.object({
  status: z.object({
    resourceRules: z.array(ruleShape).nullish(),
    incomplete: z.boolean().optional(),
  }),
});

const accessReviewShape = z.object({
  status: z.object({ allowed: z.boolean() }),
});

type Rule = z.infer<typeof ruleShape>;
type Review = { rules: readonly Rule[]; isComplete: boolean; at: number };

export type Resource = { group: string; plural: string };

/** What the portal may watch of one kind, as far as the cluster says. */
export interface KindRights {
  /** Whether it may watch all of the cluster. */
  everywhere(signal: AbortSignal): Promise<boolean>;
  /** Those in which it may, in the order of the alphabet. Undefined: the cluster does not say. */
  namespaces(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** Tells when there are other namespaces than before. Returns how to stop. */
  onChange(listener: () => void): () => void;
}

export type GrantedNamespacesOptions = {
  requester: KubernetesRequester;
  timing: Pick<Timing, 'monotonic' | 'rightsValid'>;
  /** Names of those that there are, as far as known. */
  known(): Iterable<string>;
};

/**
 * In which namespaces of one cluster the portal may watch what it may not watch in all of it. It asks the cluster itself,
 * once for each namespace, and again after a while, as roles come and go.
 */
export class GrantedNamespaces {
  readonly #options: GrantedNamespacesOptions;
  readonly #reviews = new Map<string, Promise<Review | undefined>>();
  readonly #listeners = new Set<() => void>();
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: GrantedNamespacesOptions) {
    this.#options = options;
  }

  /** To be told when a namespace has come or gone. */
  namespacesChanged(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  of(resource: Resource): KindRights {
    return {
      everywhere: signal => this.#allows(resource, undefined, signal),
      namespaces: signal => this.#namespacesOf(resource, signal),
      onChange: listener => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  async #namespacesOf(
    resource: Resource,
    signal: AbortSignal,
  ): Promise<readonly string[] | undefined> {
    const names = [...this.#options.known()].sort();
    const here = new Set(names);
    for (const name of this.#reviews.keys()) {
      if (!here.has(name)) this.#reviews.delete(name);
    }
    const answers = await Promise.all(
      names.map(name => this.#isGranted(resource, name, signal)),
    );
    // One that is not answered is not one that is denied: what is watched stays watched.
    if (answers.includes(undefined)) return undefined;
    return names.filter((_, index) => answers[index]);
  }

  async #isGranted(
    resource: Resource,
    namespace: string,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const review = await this.#review(namespace, signal);
    if (!review) return undefined;
    if (isAllowedBy(review.rules, resource)) return true;
    // Some authorizers decide without rules that they could name.
    return !review.isComplete && this.#allows(resource, namespace, signal);
  }

  async #review(
    namespace: string,
    signal: AbortSignal,
  ): Promise<Review | undefined> {
    const { timing } = this.#options;
    const known = await this.#reviews.get(namespace);
    if (known && timing.monotonic() - known.at < timing.rightsValid) {
      return known;
    }
    const review = this.#askForRules(namespace, signal).catch(() => undefined);
    this.#reviews.set(namespace, review);
    return review;
  }

  async #askForRules(
    namespace: string,
    signal: AbortSignal,
  ): Promise<Review | undefined> {
    const answer = await this.#post(
      'selfsubjectrulesreviews',
      'SelfSubjectRulesReview',
      { namespace },
      signal,
    );
    const said = rulesReviewShape.safeParse(answer);
    if (!said.success) return undefined;
    const { resourceRules, incomplete } = said.data.status;
    return {
      rules: resourceRules ?? [],
      isComplete: incomplete !== true,
      at: this.#options.timing.monotonic(),
    };
  }

  /** All of the cluster without a namespace. */
  async #allows(
    { group, plural }: Resource,
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    for (const verb of VERBS) {
      const resourceAttributes = {
        group,
        resource: plural,
        verb,
        ...(namespace !== undefined && { namespace }),
      };
      const answer = await this.#post(
        'selfsubjectaccessreviews',
        'SelfSubjectAccessReview',
        { resourceAttributes },
        signal,
      ).catch(() => undefined);
      const said = accessReviewShape.safeParse(answer);
      if (!said.success || !said.data.status.allowed) return false;
    }
    return true;
  }

  /** A cluster may have thousands of namespaces, so few are asked about at a time. */
  async #post(
    plural: string,
    kind: string,
    spec: object,
    signal: AbortSignal,
  ): Promise<unknown> {
    await this.#turn();
    try {
      const { status, body } = await this.#options.requester.request({
        method: 'POST',
        path: `${REVIEWS}/${plural}`,
        body: { apiVersion: 'authorization.k8s.io/v1', kind, spec },
        signal,
      });
      return status === 200 || status === 201 ? body : undefined;
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#running >= AT_A_TIME) {
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
      });
    }
    this.#running += 1;
  }
}

function isAllowedBy(
  rules: readonly Rule[],
  { group, plural }: Resource,
): boolean {
  return VERBS.every(verb =>
    rules.some(
      ({ verbs, apiGroups, resources, resourceNames }) =>
        // Named objects can be read, and never listed.
        (resourceNames ?? []).length === 0 &&
        has(verbs, verb) &&
        has(apiGroups ?? [], group) &&
        has(resources ?? [], plural),
    ),
  );
}

function has(list: readonly string[], item: string): boolean {
  return list.includes('*') || list.includes(item);
}

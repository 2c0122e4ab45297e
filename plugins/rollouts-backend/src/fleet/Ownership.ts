import {
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Ownership as OwnershipOnWire } from '@rollouts-portal/plugin-rollouts-common';

import type {
  PlacedRollout,
  RolloutSnapshot,
} from '../snapshots/RolloutSnapshot';

/** The operator's word on who owns what; the first rule that fits decides. */
export type OwnershipRule = {
  /** Left out: any cluster. */
  cluster?: string;
  /** Exact, or with `*` for any run of characters. */
  namespacePattern: string;
  /** Full entity reference. */
  owner: string;
};

/**
 * Who owns an entity in the catalog. Resolves to undefined where that cannot be found out.
 *
 * `fresh`: ask now, for acting; otherwise an answer may be a minute old.
 */
export type OwnerLookup = (
  entityRef: string,
  options?: { fresh: boolean },
) => Promise<readonly string[] | undefined>;

/** Who counts as owner. */
export type Owners = {
  refs: readonly string[];
  /** There may be others, who cannot be found out now: of nobody can be said that they do not own it. */
  mayBeMore: boolean;
};

export const NO_OWNERS: Owners = { refs: [], mayBeMore: false };
export const UNKNOWN_OWNERS: Owners = { refs: [], mayBeMore: true };

/** In place of an entity reference, none of which is written like this. */
export const UNKNOWN_OWNER = '?';

/** Which systems an entity is part of; empty where that cannot be found out. May be a minute old. */
export type SystemLookup = (entityRef: string) => Promise<readonly string[]>;

/**
 * Who owns a rollout for writing. Never taken from an id that any entity can claim: the operator's mapping comes
 * first, then an annotation on the Namespace, then one on the workload; both can be set only by who can deploy there.
 */
export class Ownership {
  readonly #rules: readonly {
    rule: OwnershipRule;
    fits: (namespace: string) => boolean;
  }[];

  constructor(
    rules: readonly OwnershipRule[],
    private readonly annotation: string,
    private readonly lookUpOwners: OwnerLookup,
    private readonly lookUpSystems: SystemLookup = async () => [],
  ) {
    this.#rules = rules.map(rule => ({
      rule,
      fits: matcherOf(rule.namespacePattern),
    }));
  }

  named({
    cluster,
    facts,
    namespace,
  }: PlacedRollout): Omit<OwnershipOnWire, 'verifiedForEntity'> {
    const mapped = this.#rules.find(
      ({ rule, fits }) =>
        (rule.cluster === undefined || rule.cluster === cluster) &&
        fits(facts.namespace),
    );
    if (mapped) {
      return { entityRef: mapped.rule.owner, source: 'config' };
    }
    // Fail closed: until the Namespace is known, its word is not, and the workload's would stand in for it. In the same
    // way an annotation that is no full reference names nobody, and does not make room for the next.
    if (!namespace) {
      return {};
    }
    const byNamespace = namespace.annotations[this.annotation];
    if (byNamespace !== undefined) {
      return owner(byNamespace, 'namespace');
    }
    const byWorkload = facts.annotations[this.annotation];
    return byWorkload === undefined ? {} : owner(byWorkload, 'workload');
  }

  /** In one text: `UNKNOWN_OWNER` where a Namespace that was not read, or what is no full reference, may name anybody. */
  namedOrUnknown(rollout: PlacedRollout): string | undefined {
    const { entityRef } = this.named(rollout);
    if (entityRef !== undefined) return entityRef;
    const { namespace, facts } = rollout;
    const isNamed =
      !namespace ||
      Object.hasOwn(namespace.annotations, this.annotation) ||
      Object.hasOwn(facts.annotations, this.annotation);
    return isNamed ? UNKNOWN_OWNER : undefined;
  }

  /** Entity references that count as owner when a policy asks: the named one and who owns that in the catalog. */
  async owners(
    rollout: RolloutSnapshot,
    options?: { fresh: boolean },
  ): Promise<Owners> {
    const named = this.namedOrUnknown(rollout);
    if (named === undefined) return NO_OWNERS;
    return named === UNKNOWN_OWNER
      ? UNKNOWN_OWNERS
      : this.ownersOf(named, options);
  }

  /** Who counts as owner where this entity is named. */
  async ownersOf(
    entityRef: string,
    options?: { fresh: boolean },
  ): Promise<Owners> {
    const found = await this.lookUpOwners(entityRef, options);
    return { refs: [entityRef, ...(found ?? [])], mayBeMore: !found };
  }

  /** Which systems a rollout is part of where this entity is named; it decides nothing. */
  systemsOf(entityRef: string): Promise<readonly string[]> {
    return this.lookUpSystems(entityRef);
  }

  /** Whether the entity that shows the rollout is its named owner, or belongs to it. */
  isVerifiedFor(entity: Entity, rollout: RolloutSnapshot): boolean {
    const { entityRef } = this.named(rollout);
    if (entityRef === undefined) {
      return false;
    }
    return (
      stringifyEntityRef(entity) === entityRef ||
      (entity.relations ?? []).some(
        ({ type, targetRef }) =>
          type === RELATION_OWNED_BY && targetRef === entityRef,
      )
    );
  }
}

function owner(text: string, source: 'namespace' | 'workload') {
  const entityRef = fullEntityRef(text);
  return entityRef === undefined ? {} : { entityRef, source };
}

/**
 * Normalised; undefined unless kind, namespace and name are all there: half a reference could mean someone else. And
 * unless each is as short as the catalog has them: it is asked about many at once, and refuses what is too long as a whole.
 */
function fullEntityRef(text: string): string | undefined {
  if (!/^[^:/\s]{1,63}:[^:/\s]{1,63}\/[^:/\s]{1,63}$/.test(text)) {
    return undefined;
  }
  return stringifyEntityRef(parseEntityRef(text));
}

/** In time that grows with the name alone, which others choose: a regular expression would try all ways to split it. */
function matcherOf(pattern: string): (namespace: string) => boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return namespace => namespace === pattern;
  return namespace => {
    const end = namespace.length - last.length;
    let at = first.length;
    if (!namespace.startsWith(first) || !namespace.endsWith(last)) return false;
    for (const part of rest) {
      const found = namespace.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= end;
  };
}

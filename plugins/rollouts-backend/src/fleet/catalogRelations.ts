import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity, EntityRelation } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

import { realTiming } from '../cluster/realTiming';
import { withinTime } from '../cluster/withinTime';

const KEPT_MS = 60_000;
/** As many as there are rollouts, should each name another: with fewer, those that are shown would push each other out. */
const KEPT_AT_MOST = 100_000;
/** What is asked about at once, for all rows of a fleet together, goes to the catalog in requests of so many. */
const ASKED_AT_ONCE = 200;

/** Pages and actions wait for it. */
const PATIENCE_MS = 5_000;

type Request = {
  entityRefs: string[];
  answer: Promise<(Entity | undefined)[]>;
};

/**
 * What an entity has to do with others in the catalog. Resolves to undefined where that cannot be found out, and where the
 * catalog has no such entity: it may not have read it yet.
 *
 * `fresh`: ask now, for acting; otherwise an answer may be a minute old.
 */
export type RelationLookup = (
  entityRef: string,
  options?: { fresh: boolean },
) => Promise<readonly EntityRelation[] | undefined>;

type Relations = Awaited<ReturnType<RelationLookup>>;

/** What the catalog has said of an entity, and until when that stands. */
type Said = { relations: Relations; until: number };

type Known = {
  said?: Said;
  /** On its way. */
  asked?: Promise<Relations>;
};

/**
 * Asks the catalog and keeps each answer for a minute, so that a page of rows asks once per entity; who acts is looked
 * up anew.
 * When the catalog does not answer, an answer that is not older than that stands for whoever only looks.
 */
export function catalogRelations(options: {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** Monotonic milliseconds. */
  clock: () => number;
  /** After so many milliseconds without an answer there is none. */
  patience?: number;
  /** Of so many entities an answer is kept. */
  keptAtMost?: number;
}): RelationLookup {
  const { catalog, auth, logger, clock } = options;
  const { patience = PATIENCE_MS, keptAtMost = KEPT_AT_MOST } = options;
  const kept = new Map<string, Known>();

  let gathering: Request | undefined;

  function begin(): Request {
    const entityRefs: string[] = [];
    const send = async () => {
      if (gathering?.entityRefs === entityRefs) gathering = undefined;
      const credentials = await auth.getOwnServiceCredentials();
      const { items } = await withinTime(
        catalog.getEntitiesByRefs(
          {
            entityRefs,
            fields: [
              'kind',
              'metadata.namespace',
              'metadata.name',
              'relations',
            ],
          },
          { credentials },
        ),
        patience,
        realTiming,
      );
      return items;
    };
    // After all that is asked about in this turn.
    return { entityRefs, answer: Promise.resolve().then(send) };
  }

  /** @returns undefined when there is no answer */
  async function ask(entityRef: string): Promise<Said | undefined> {
    gathering ??= begin();
    const { entityRefs, answer } = gathering;
    const until = clock() + KEPT_MS;
    const index = entityRefs.push(entityRef) - 1;
    if (entityRefs.length >= ASKED_AT_ONCE) gathering = undefined;
    try {
      const entity = (await answer)[index];
      return { relations: entity && (entity.relations ?? []), until };
    } catch (error) {
      logger.warn(
        `Cannot look up who owns ${entityRef}, so nobody can tell until the catalog answers: ${error}`,
      );
      return undefined;
    }
  }

  function knownOf(entityRef: string): Known {
    const known = kept.get(entityRef) ?? {};
    // Last again, so that the first is what was asked about longest ago.
    kept.delete(entityRef);
    const [oldest] = kept.size >= keptAtMost ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(entityRef, known);
    return known;
  }

  async function lookUp(known: Known, entityRef: string): Promise<Relations> {
    const said = await ask(entityRef);
    // What was asked about later may have been answered before.
    if (said && said.until >= (known.said?.until ?? -Infinity)) {
      known.said = said;
    }
    return said?.relations;
  }

  return async (entityRef, { fresh } = { fresh: false }) => {
    const before = kept.get(entityRef);
    if (before && !fresh) {
      if (before.said && before.said.until > clock()) {
        return before.said.relations;
      }
      if (before.asked) return before.asked;
    }
    const known = knownOf(entityRef);
    const asked = lookUp(known, entityRef).finally(() => {
      if (known.asked === asked) known.asked = undefined;
    });
    known.asked = asked;
    return asked;
  };
}

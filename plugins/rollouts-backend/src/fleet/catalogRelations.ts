import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity, EntityRelation } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const KEPT_MS = 60_000;
const KEPT_AT_MOST = 10_000;
/** What is asked about at once, for all rows of a fleet together, goes to the catalog in requests of so many. */
const ASKED_AT_ONCE = 200;

type Request = {
  entityRefs: string[];
  answer: Promise<(Entity | undefined)[]>;
};

/**
 * What an entity has to do with others in the catalog. Resolves to an empty list where that cannot be found out.
 *
 * `fresh`: ask now, for acting; otherwise an answer may be a minute old.
 */
export type RelationLookup = (
  entityRef: string,
  options?: { fresh: boolean },
) => Promise<readonly EntityRelation[]>;

/**
 * Asks the catalog and keeps each answer for a minute, so that a page of rows asks once per entity; who acts is looked
 * up anew.
 * When the catalog does not answer, nobody is known to own through it: writing fails closed.
 */
export function catalogRelations(options: {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** Monotonic milliseconds. */
  clock: () => number;
}): RelationLookup {
  const { catalog, auth, logger, clock } = options;
  const kept = new Map<
    string,
    { until: number; relations: Promise<readonly EntityRelation[]> }
  >();

  let gathering: Request | undefined;

  function begin(): Request {
    const entityRefs: string[] = [];
    const send = async () => {
      if (gathering?.entityRefs === entityRefs) gathering = undefined;
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs,
          fields: ['kind', 'metadata.namespace', 'metadata.name', 'relations'],
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return items;
    };
    // After all that is asked about in this turn.
    return { entityRefs, answer: Promise.resolve().then(send) };
  }

  async function ask(entityRef: string): Promise<readonly EntityRelation[]> {
    gathering ??= begin();
    const { entityRefs, answer } = gathering;
    const index = entityRefs.push(entityRef) - 1;
    if (entityRefs.length >= ASKED_AT_ONCE) gathering = undefined;
    try {
      return (await answer)[index]?.relations ?? [];
    } catch (error) {
      // Not kept: the next question asks the catalog again.
      kept.delete(entityRef);
      logger.warn(
        `Cannot look up who owns ${entityRef}, so nobody does until the catalog answers: ${error}`,
      );
      return [];
    }
  }

  return (entityRef, { fresh } = { fresh: false }) => {
    const known = kept.get(entityRef);
    if (known && known.until > clock() && !fresh) {
      return known.relations;
    }
    if (kept.size >= KEPT_AT_MOST) {
      kept.clear();
    }
    const relations = ask(entityRef);
    kept.set(entityRef, { until: clock() + KEPT_MS, relations });
    return relations;
  };
}

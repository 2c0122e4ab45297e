import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

import type { OwnerLookup } from './Ownership';

const KEPT_MS = 60_000;
const KEPT_AT_MOST = 10_000;

/**
 * Looks owners up in the catalog and keeps each answer for a minute, so that a page of rows asks once per owner; who
 * acts is looked up anew.
 * When the catalog does not answer, nobody is known to own through it: writing fails closed.
 */
export function catalogOwners(options: {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** Monotonic milliseconds. */
  clock: () => number;
}): OwnerLookup {
  const { catalog, auth, logger, clock } = options;
  const kept = new Map<
    string,
    { until: number; owners: Promise<readonly string[]> }
  >();

  async function ask(entityRef: string): Promise<readonly string[]> {
    try {
      const entity = await catalog.getEntityByRef(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      });
      return (entity?.relations ?? [])
        .filter(({ type }) => type === RELATION_OWNED_BY)
        .map(({ targetRef }) => targetRef);
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
    // A group or a user is the owner itself; who is in a group, the user's own claims say.
    const kind = parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US');
    if (kind === 'group' || kind === 'user') {
      return Promise.resolve([]);
    }
    const known = kept.get(entityRef);
    if (known && known.until > clock() && !fresh) {
      return known.owners;
    }
    if (kept.size >= KEPT_AT_MOST) {
      kept.clear();
    }
    const owners = ask(entityRef);
    kept.set(entityRef, { until: clock() + KEPT_MS, owners });
    return owners;
  };
}

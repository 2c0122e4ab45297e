import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ClusterStatus,
  RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Fleet } from '../fleet/Fleet';
import type { RolloutViews } from '../fleet/RolloutViews';
import type { RolloutAccess } from '../permissions/rolloutAccess';
import type { RolloutResource } from '../permissions/RolloutResource';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import { EntityFeed } from '../stream/EntityFeed';

export type RolloutReaderOptions = {
  fleet: Fleet;
  views: RolloutViews;
  catalog: CatalogService;
  access(credentials: BackstageCredentials): Promise<RolloutAccess>;
};

/** The fleet as one person may see it. What they may not see is answered as if it did not exist. */
export class RolloutReader {
  constructor(private readonly options: RolloutReaderOptions) {}

  async clusters(credentials: BackstageCredentials): Promise<ClusterStatus[]> {
    return this.options.views.clusters(await this.options.access(credentials));
  }

  /** The rollouts that an entity shows; the entity is read with the person's own credentials. */
  feed(entityRef: string): EntityFeed {
    const { fleet, views, catalog, access } = this.options;
    return new EntityFeed({
      fleet,
      views,
      authorize: async credentials => {
        const [entity, granted] = await Promise.all([
          catalog.getEntityByRef(entityRef, { credentials }),
          access(credentials),
        ]);
        if (!entity) {
          throw new NotFoundError(
            `No entity ${entityRef} in the catalog, or none that you may see`,
          );
        }
        return { entity, access: granted };
      },
    });
  }

  /** @throws InputError, NotFoundError */
  async detail(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RolloutDetail> {
    const rollout = this.options.fleet.get(id);
    const detail =
      rollout &&
      (await this.options.views.detail(
        rollout,
        await this.options.access(credentials),
      ));
    if (!detail) {
      throw new NotFoundError(`No rollout ${id}`);
    }
    return detail;
  }

  /** @throws InputError, NotFoundError */
  async snapshot(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RolloutSnapshot> {
    const rollout = this.options.fleet.get(id);
    const access = rollout && (await this.options.access(credentials));
    if (
      !rollout ||
      !access?.canRead(await this.options.views.resource(rollout))
    ) {
      throw new NotFoundError(`No rollout ${id}`);
    }
    return rollout;
  }

  /**
   * For the permission framework, which asks about ids that a policy's conditions must be applied to. Undefined, and so
   * denied, for what is no id or no rollout.
   */
  async resources(ids: string[]): Promise<(RolloutResource | undefined)[]> {
    return Promise.all(
      ids.map(async id => {
        const rollout = this.#find(id);
        return rollout && this.options.views.resource(rollout, { fresh: true });
      }),
    );
  }

  #find(id: string): RolloutSnapshot | undefined {
    try {
      return this.options.fleet.get(id);
    } catch (error) {
      if (error instanceof InputError) {
        return undefined;
      }
      throw error;
    }
  }
}

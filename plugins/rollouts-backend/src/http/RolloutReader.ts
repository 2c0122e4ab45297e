import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ClusterList,
  ClustersStreamEvent,
  EntityRollouts,
  FleetMatrix,
  FleetPage,
  FleetQuery,
  FleetStreamEvent,
  MatrixQuery,
  MatrixStreamEvent,
  RolloutDetail,
  StreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import { entityMatcher } from '../fleet/entityMatcher';
import { entitySelection } from '../fleet/entitySelection';
import type { Fleet } from '../fleet/Fleet';
import { fleetHealth, type FleetHealth } from '../fleet/fleetHealth';
import type { FleetQuestion } from '../fleet/FleetAnswers';
import type { FleetReader } from '../fleet/FleetPages';
import type { RolloutViews } from '../fleet/RolloutViews';
import type { FleetAccess } from '../permissions/accessUnder';
import type { RolloutResource } from '../permissions/RolloutResource';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import { ClustersView } from '../stream/ClustersView';
import { DetailsView } from '../stream/DetailsView';
import { Feed } from '../stream/Feed';
import { FleetView } from '../stream/FleetView';
import { MatrixView } from '../stream/MatrixView';
import { viewerOf } from './viewerOf';
import { viewKey } from './viewKey';

/** A controller writes one state in several steps within it. */
const DETAILS_GATHER_MS = 40;
/** In a large fleet something changes all the time, and each page that is sent is looked up for its reader. */
const FLEET_GATHER_MS = 500;
/** One cluster that breaks makes itself heard kind by kind. */
const CLUSTERS_GATHER_MS = 1_000;
/** Its services are counted anew each time, and nobody reads versions by the second. */
const MATRIX_GATHER_MS = 2_000;

export type RolloutReaderOptions = {
  fleet: Fleet;
  views: RolloutViews;
  pages: FleetReader;
  catalog: CatalogService;
  access(credentials: BackstageCredentials): Promise<FleetAccess>;
};

/** The fleet as one person may see it. What they may not see is answered as if it did not exist. */
export class RolloutReader {
  /** Answers that are on their way. */
  readonly #asked = new WeakMap<BackstageCredentials, Promise<FleetAccess>>();

  constructor(private readonly options: RolloutReaderOptions) {}

  /** The same for everybody. */
  health(): FleetHealth {
    return fleetHealth(this.options.fleet.clusters());
  }

  /** How the clusters are doing that the person knows of. */
  clustersFeed(): Feed<ClusterList, ClustersStreamEvent> {
    return new Feed({
      gatherMs: CLUSTERS_GATHER_MS,
      open: async credentials => {
        const granted = await this.#access(credentials);
        return new ClustersView(
          this.options.pages,
          granted,
          viewKey(granted, { clusters: 'all' }),
        );
      },
    });
  }

  /** The rollouts that an entity shows; the entity is read with the person's own credentials. */
  entityFeed(entityRef: string): Feed<EntityRollouts, StreamEvent> {
    const { fleet, views } = this.options;
    return new Feed({
      gatherMs: DETAILS_GATHER_MS,
      open: async credentials => {
        const [entity, granted] = await Promise.all([
          this.#entity(entityRef, credentials),
          this.#access(credentials),
        ]);
        const viewer = viewerOf(credentials);
        return new DetailsView({
          key: viewKey(granted, { viewer, entity }),
          fleet,
          views,
          viewer,
          access: granted,
          matches: entityMatcher(entity),
          entity,
        });
      },
    });
  }

  /** One rollout. */
  rolloutFeed(id: string): Feed<EntityRollouts, StreamEvent> {
    const { fleet, views } = this.options;
    return new Feed({
      gatherMs: DETAILS_GATHER_MS,
      open: async credentials => {
        // Refused like one that does not exist, where the person may not see it.
        const granted = await this.#access(credentials);
        const { cluster, kind, facts } = await this.#readable(id, granted);
        const viewer = viewerOf(credentials);
        return new DetailsView({
          key: viewKey(granted, { viewer, id }),
          fleet,
          views,
          viewer,
          access: granted,
          matches: each =>
            each.cluster === cluster &&
            each.kind.group === kind.group &&
            each.kind.kind === kind.kind &&
            each.facts.namespace === facts.namespace &&
            each.facts.name === facts.name,
        });
      },
    });
  }

  /** A page of all rollouts that the person may read. */
  fleetFeed(query: FleetQuery): Feed<FleetPage, FleetStreamEvent> {
    const { pages } = this.options;
    return new Feed({
      gatherMs: FLEET_GATHER_MS,
      open: async credentials => {
        const { entity, ...question } = await this.#question(
          query,
          credentials,
        );
        return new FleetView(
          pages,
          { query, ...question },
          viewKey(question.access, { query, entity }),
        );
      },
    });
  }

  /** Which versions run where. */
  matrixFeed(query: MatrixQuery): Feed<FleetMatrix, MatrixStreamEvent> {
    const { pages } = this.options;
    return new Feed({
      gatherMs: MATRIX_GATHER_MS,
      open: async credentials => {
        const { entity, ...question } = await this.#question(
          query,
          credentials,
        );
        return new MatrixView(
          pages,
          { query, ...question },
          viewKey(question.access, { matrix: query, entity }),
        );
      },
    });
  }

  /** @throws InputError, NotFoundError */
  async detail(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RolloutDetail> {
    const access = await this.options.access(credentials);
    // Only now: it may have come to be another's meanwhile.
    const rollout = this.options.fleet.get(id);
    const detail =
      rollout && (await this.options.views.detail(rollout, access));
    if (!detail) {
      throw new NotFoundError(`No rollout ${id}`);
    }
    // Whoever asks again within the time for which it stays open gets the pods, too.
    this.options.fleet.open(id, viewerOf(credentials))();
    return detail;
  }

  /** @throws InputError, NotFoundError */
  async snapshot(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RolloutSnapshot> {
    return this.#readable(id, await this.#access(credentials));
  }

  /**
   * For the permission framework, which asks about ids that a policy's conditions must be applied to. Undefined, and so
   * denied, for what is no id or no rollout.
   */
  async resources(ids: string[]): Promise<(RolloutResource | undefined)[]> {
    return Promise.all(ids.map(id => this.#resource(id)));
  }

  /** Who asks, and of which entity. */
  async #question(
    { entity: entityRef }: Pick<FleetQuery, 'entity'>,
    credentials: BackstageCredentials,
  ): Promise<Omit<FleetQuestion, 'query'> & { entity?: Entity }> {
    const [access, entity] = await Promise.all([
      this.#access(credentials),
      entityRef === undefined
        ? undefined
        : this.#entity(entityRef, credentials),
    ]);
    return {
      access,
      ...(entity && { entity, shown: entitySelection(entity) }),
    };
  }

  /** A stream asks for all its topics at once: the policy is asked once. */
  #access(credentials: BackstageCredentials): Promise<FleetAccess> {
    const asked =
      this.#asked.get(credentials) ??
      this.options
        .access(credentials)
        .finally(() => this.#asked.delete(credentials));
    this.#asked.set(credentials, asked);
    return asked;
  }

  /** @throws NotFoundError when it is none, or none that the person may read */
  async #readable(id: string, access: FleetAccess): Promise<RolloutSnapshot> {
    const { fleet, views } = this.options;
    const rollout = fleet.get(id);
    if (!rollout || !access.canRead(await views.resource(rollout))) {
      throw new NotFoundError(`No rollout ${id}`);
    }
    return rollout;
  }

  /** With the person's own credentials, so that no more is told of it than they may see. */
  async #entity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `No entity ${entityRef} in the catalog, or none that you may see`,
      );
    }
    return entity;
  }

  async #resource(id: string): Promise<RolloutResource | undefined> {
    try {
      return await this.options.views.resourceNow(id);
    } catch (error) {
      if (error instanceof InputError) {
        return undefined;
      }
      throw error;
    }
  }
}

import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';
import {
  FLEET_FACETS,
  fleetQuerySchema,
  formatRolloutId,
  projectCanary,
  projectRollout,
  summaryOf,
  type FleetPage,
  type RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  accessUnder,
  EVERY_ROLLOUT,
  Fleet,
  type ClusterWatch,
  type FleetPages,
} from '../stage/insides';
import { pagesOf } from '../stage/pagesOf';

const ANNOTATION = 'example.test/owner';
const KINDS = ['rollouts', 'canaries'];

/** The portal's fleet, beside the cluster that it is about. */
export class Comparison {
  readonly #fleet: Fleet;
  readonly #pages: FleetPages;

  constructor(private readonly cluster: SimulatedCluster, facts: ClusterWatch) {
    this.#fleet = new Fleet([facts]);
    this.#pages = pagesOf(this.#fleet);
  }

  /** What the fleet has that the cluster has not, or the other way round, or otherwise; empty when all is the same. */
  async differences(): Promise<string[]> {
    const wanted = this.#wanted();
    const ids = new Set(
      this.#fleet.select(() => true).map(rollout => rollout.id),
    );
    const rows = [...wanted].flatMap(([id, object]) => {
      ids.delete(id);
      return this.#differenceOf(id, object);
    });
    const ghosts = [...ids].map(id => `${id} is not in the cluster`);
    const found = [...rows, ...ghosts];
    // The counts are of rows; as long as these are wrong, so are those.
    return found.length > 0 ? found : this.#wrongCounts();
  }

  #wanted(): Map<string, unknown> {
    const { store, name } = this.cluster;
    return new Map(
      KINDS.flatMap(plural => {
        const resource = store.resource(plural);
        return (resource ? store.list(resource) : []).map(object => [
          formatRolloutId({
            cluster: name,
            group: object.apiVersion.split('/')[0] ?? '',
            kind: object.kind,
            namespace: object.metadata.namespace ?? '',
            name: object.metadata.name,
          }),
          object,
        ]);
      }),
    );
  }

  #differenceOf(id: string, object: unknown): string[] {
    const row = this.#fleet.get(id);
    if (!row) return [`${id} is missing`];
    const wanted = stateOf(row, object);
    if (!wanted) return [`${id} is of another kind`];
    if (row.facts.uid !== wanted.facts.uid) {
      return [`${id} has the uid of one that is gone`];
    }
    const [is, shouldBe] = [row, wanted].map(state =>
      JSON.stringify(summaryOf(state)),
    );
    return is === shouldBe ? [] : [`${id} is ${is}, should be ${shouldBe}`];
  }

  /** Kept up to date by change after change, they must be what they are when all is counted anew. */
  async #wrongCounts(): Promise<string[]> {
    const [kept, anew] = await Promise.all(
      [this.#pages, pagesOf(this.#fleet)].map(countsOf),
    );
    return kept === anew ? [] : [`counted ${kept}, should be ${anew}`];
  }
}

/** What is known beside the object is taken from the row: the object alone is compared. */
function stateOf(row: RolloutState, object: unknown): RolloutState | undefined {
  const options = { entityRefAnnotation: ANNOTATION };
  switch (row.provider) {
    case 'argo-rollouts':
      return { ...row, facts: projectRollout(object, options) };
    case 'flagger':
      return { ...row, facts: projectCanary(object, options) };
    default:
      return undefined;
  }
}

async function countsOf(pages: FleetPages): Promise<string> {
  const page: FleetPage = await pages.page({
    query: fleetQuerySchema.parse({ facet: [...FLEET_FACETS], limit: 100 }),
    access: accessUnder({
      readable: EVERY_ROLLOUT,
      usable: () => EVERY_ROLLOUT,
    }),
  });
  const { items, totals, facets, matching } = page;
  return JSON.stringify({
    ids: items.map(({ id, uid }) => `${id} ${uid}`),
    totals,
    facets,
    matching,
  });
}

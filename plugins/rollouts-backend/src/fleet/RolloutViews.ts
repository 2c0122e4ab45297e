import type { Entity } from '@backstage/catalog-model';
import {
  applicationSelector,
  argoCdDetailOf,
  argoCdSummaryOf,
  asOf,
  detailOf,
  WORKLOAD_PROVIDER,
  permissionFor,
  sentence,
  type Action,
  type ArgoCdDetail,
  type ClusterStatus,
  type DerivedSummary,
  type PossibleAction,
  type RolloutDetail,
  type RolloutSummary,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutAccess } from '../permissions/accessUnder';
import type { RolloutResource } from '../permissions/RolloutResource';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import type { Fleet } from './Fleet';
import { UNKNOWN_OWNERS, type Owners, type Ownership } from './Ownership';

/** Why actions are closed to everybody in a cluster; undefined where they are open. */
export type ActionsClosed = (
  cluster: string,
) => 'writes-off' | 'no-actor' | undefined;

type Asked = {
  resource: RolloutResource;
  access: RolloutAccess;
  verifiedForEntity: boolean | undefined;
};

/** Turns snapshots into what one person may see of them, and says of every action whether that person may. */
export class RolloutViews {
  constructor(
    private readonly fleet: Fleet,
    private readonly ownership: Ownership,
    private readonly actionsClosed: ActionsClosed,
    private readonly entityRefAnnotation: string,
    private readonly now: () => Date,
  ) {}

  /** What a policy decides by, about who looks. */
  async resource(rollout: RolloutSnapshot): Promise<RolloutResource> {
    return this.resourceOf(rollout, await this.ownership.owners(rollout));
  }

  /**
   * The same about who acts: with who owns it now, and not a minute ago. Whose it is that has come to be another's
   * meanwhile, nobody can tell.
   *
   * @throws InputError when the text is no rollout id.
   */
  async resourceNow(id: string): Promise<RolloutResource | undefined> {
    const { fleet, ownership } = this;
    const before = fleet.get(id);
    if (!before) return undefined;
    const owners = await ownership.owners(before, { fresh: true });
    const rollout = fleet.get(id);
    if (!rollout) return undefined;
    const isStill =
      ownership.namedOrUnknown(rollout) === ownership.namedOrUnknown(before);
    return this.resourceOf(rollout, isStill ? owners : UNKNOWN_OWNERS);
  }

  /** The same, where its owners have been looked up. */
  resourceOf(
    rollout: RolloutSnapshot,
    { refs, mayBeMore }: Owners,
  ): RolloutResource {
    const { environment } = rollout;
    return {
      id: rollout.id,
      cluster: rollout.cluster,
      environment,
      namespace: rollout.facts.namespace,
      provider: providerOf(rollout),
      labels: rollout.facts.labels,
      owners: refs,
      unknown: [
        ...unlessSaid(environment),
        ...(mayBeMore ? (['owners'] as const) : []),
      ],
    };
  }

  /** Whether actions are open in a cluster, to whoever is allowed to. */
  isOpen(cluster: string): boolean {
    return this.actionsClosed(cluster) === undefined;
  }

  /**
   * @param entity - whose page it is for; there it is said whether the entity really owns the rollout
   * @returns undefined when the person may not see it
   */
  async detail(
    rollout: RolloutSnapshot,
    access: RolloutAccess,
    entity?: Entity,
  ): Promise<RolloutDetail | undefined> {
    const resource = await this.resource(rollout);
    if (!access.canRead(resource)) {
      return undefined;
    }
    const derived = detailOf(rollout);
    const related = this.fleet.applicationsOf(
      rollout,
      entity && applicationSelector(entity.metadata.annotations ?? {}),
    );
    const object = { ...rollout.kind, ...rollout.facts };
    const { clockAhead = 0 } = rollout.freshness;
    return {
      ...asOf(derived, this.now().getTime() + clockAhead * 1_000),
      argoCd: argoCdSummaryOf(object, related),
      argoCdDetail: this.#withKnownClusters(
        argoCdDetailOf({ object, state: rollout, derived }, related),
        rollout,
        access,
      ),
      ...this.#placed(rollout, derived.actions, {
        resource,
        access,
        verifiedForEntity:
          entity && this.ownership.isVerifiedFor(entity, rollout),
      }),
      watchedSince: rollout.watchedSince,
    };
  }

  /** The row of a rollout, for a person who may read it: the caller has asked. */
  summary(
    rollout: RolloutSnapshot,
    derived: DerivedSummary,
    asked: { resource: RolloutResource; access: RolloutAccess },
  ): RolloutSummary {
    const object = { ...rollout.kind, ...rollout.facts };
    return {
      ...derived,
      argoCd: argoCdSummaryOf(object, this.fleet.applicationsOf(rollout)),
      ...this.#placed(rollout, derived.actions, {
        ...asked,
        verifiedForEntity: undefined,
      }),
    };
  }

  /**
   * How the clusters are doing, of those that the person knows of: by a row that they see, or because they may read
   * whatever stands there. Others are not named, be they well or not.
   */
  clusters(
    access: RolloutAccess,
    rows: readonly { cluster: string }[] = [],
  ): ClusterStatus[] {
    const all = this.fleet.clusters();
    const shown = new Set(rows.map(({ cluster }) => cluster));
    const known = all.filter(
      ({ name, environment }) =>
        shown.has(name) || access.canRead(anythingIn(name, environment)),
    );
    const names = new Set(known.map(({ name }) => name));
    // An Argo CD may stand in a cluster that the portal itself has no part in.
    const mayKnow = (cluster: string) =>
      names.has(cluster) ||
      (all.every(({ name }) => name !== cluster) &&
        access.canRead(anythingIn(cluster, undefined)));
    return known
      .filter(({ name }) => mayKnow(this.fleet.hubOf(name) ?? name))
      .map(cluster => withoutOthers(cluster, mayKnow));
  }

  /** A cluster that the person knows of, kind by kind, with the names of the namespaces that they may read. */
  withWatches(cluster: ClusterStatus, access: RolloutAccess): ClusterStatus {
    const { name, environment } = cluster;
    const watches = this.fleet.watches(name);
    const told: ClusterStatus = {
      ...cluster,
      actions: this.actionsClosed(name) ?? 'open',
    };
    if (!watches) return told;
    const mayKnow = (namespace: string) =>
      access.canRead({
        ...anythingIn(name, environment),
        namespace,
        unknown: [...unlessSaid(environment), 'provider', 'label', 'owners'],
      });
    return {
      ...told,
      watches: watches.map(({ namespaces, ...watch }) => ({
        ...watch,
        ...(namespaces && {
          namespaces: {
            ...namespaces,
            watched: namespaces.watched.filter(mayKnow),
            denied: namespaces.denied.filter(mayKnow),
          },
        }),
      })),
    };
  }

  /** Whether there is any cluster at all, be it known to the person or not. */
  get configured(): boolean {
    return this.fleet.clusters().length > 0;
  }

  /** Where an Application stands may be a cluster that the person does not know of. */
  #withKnownClusters(
    detail: ArgoCdDetail | undefined,
    rollout: RolloutSnapshot,
    access: RolloutAccess,
  ): ArgoCdDetail | undefined {
    if (!detail?.apps.some(app => app.cluster !== rollout.cluster)) {
      return detail;
    }
    const known = new Set(
      this.clusters(access, [rollout]).map(({ name }) => name),
    );
    return {
      ...detail,
      apps: detail.apps.map(({ cluster, ...app }) =>
        cluster === undefined || !known.has(cluster)
          ? app
          : { ...app, cluster },
      ),
    };
  }

  #placed(
    rollout: RolloutSnapshot,
    actions: readonly PossibleAction[],
    asked: Asked,
  ) {
    return {
      id: rollout.id,
      cluster: rollout.cluster,
      environment: rollout.environment,
      actions: actions.map(action => ({
        ...action,
        ...this.#permission(action, rollout, asked),
      })),
      freshness: rollout.freshness,
      ownership: {
        ...this.ownership.named(rollout),
        verifiedForEntity: asked.verifiedForEntity,
      },
    };
  }

  #permission(
    { verb }: PossibleAction,
    rollout: RolloutSnapshot,
    { resource, access, verifiedForEntity }: Asked,
  ): Pick<Action, 'permitted' | 'denial'> {
    const { cluster, namespace } = resource;
    switch (this.actionsClosed(cluster)) {
      case 'writes-off':
        return { permitted: false, denial: sentence('denied-writes-off') };
      case 'no-actor':
        return {
          permitted: false,
          denial: sentence('denied-no-actor', { cluster }),
        };
      default:
    }
    if (access.canUse(verb, resource)) {
      return { permitted: true };
    }
    const permission = permissionFor(verb).name;
    if (
      !rollout.namespace &&
      this.ownership.named(rollout).source !== 'config'
    ) {
      return {
        permitted: false,
        denial: sentence('denied-namespace-unknown', {
          permission,
          namespace,
          cluster,
        }),
      };
    }
    return {
      permitted: false,
      denial:
        verifiedForEntity === false
          ? sentence('denied-not-verified', {
              permission,
              annotation: this.entityRefAnnotation,
            })
          : sentence('denied-permission', { permission }),
    };
  }
}

/** Some of what is told of a cluster names another. */
function withoutOthers(
  { notices, freshness, ...cluster }: ClusterStatus,
  mayKnow: (cluster: string) => boolean,
): ClusterStatus {
  const mayBeTold = ({ params }: Sentence) =>
    params.cluster === undefined || mayKnow(String(params.cluster));
  const { problem, ...how } = freshness;
  const told = notices?.filter(mayBeTold) ?? [];
  return {
    ...cluster,
    freshness: problem && mayBeTold(problem) ? freshness : how,
    ...(told.length > 0 && { notices: told }),
  };
}

/** To be asked about where a person may read whatever stands there. */
function anythingIn(
  cluster: string,
  environment: string | undefined,
): RolloutResource {
  return {
    id: cluster,
    cluster,
    environment,
    namespace: '',
    provider: '',
    labels: {},
    owners: [],
    unknown: [
      ...unlessSaid(environment),
      'namespace',
      'provider',
      'label',
      'owners',
    ],
  };
}

/** Nobody has said where the cluster belongs, or its source has not answered yet. */
function unlessSaid(environment: string | undefined) {
  return environment === undefined ? (['environment'] as const) : [];
}

/** As the wire and the rules name it. */
function providerOf(rollout: RolloutSnapshot): RolloutSummary['provider'] {
  return rollout.provider === 'workload'
    ? WORKLOAD_PROVIDER[rollout.facts.kind]
    : rollout.provider;
}

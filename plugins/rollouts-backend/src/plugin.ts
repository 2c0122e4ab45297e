import { performance } from 'node:perf_hooks';

import {
  coreServices,
  createBackendPlugin,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { rolloutsPermissions } from '@rollouts-portal/plugin-rollouts-common';
import {
  clusterInventoryExtensionPoint,
  type ClusterSource,
} from '@rollouts-portal/plugin-rollouts-node';

import { ActionLog } from './actions/ActionLog';
import { ActionPreviews } from './actions/ActionPreviews';
import { AuditedRolloutActions } from './actions/AuditedRolloutActions';
import { AuthorizedRolloutActions } from './actions/AuthorizedRolloutActions';
import { JournaledRolloutActions } from './actions/JournaledRolloutActions';
import { LoggedRolloutActions } from './actions/LoggedRolloutActions';
import { PreconditionedExecutor } from './actions/PreconditionedExecutor';
import { openCluster } from './cluster/openCluster';
import { OpenLimits } from './cluster/OpenLimits';
import { realTiming } from './cluster/realTiming';
import { SyncTurns } from './cluster/SyncTurns';
import { followClusters } from './config/followClusters';
import { readRolloutsConfig } from './config/readRolloutsConfig';
import { catalogOwners } from './fleet/catalogOwners';
import { catalogRelations } from './fleet/catalogRelations';
import { catalogSystems } from './fleet/catalogSystems';
import { ClusterRoster } from './fleet/ClusterRoster';
import { Fleet } from './fleet/Fleet';
import { FleetPages } from './fleet/FleetPages';
import { Ownership } from './fleet/Ownership';
import { RolloutViews } from './fleet/RolloutViews';
import { FleetIndexer } from './fleet/store/FleetIndexer';
import { createRouter } from './http/createRouter';
import { RolloutReader } from './http/RolloutReader';
import { MeteredRolloutActions } from './metrics/MeteredRolloutActions';
import { observeFleet } from './metrics/observeFleet';
import { timeRequests } from './metrics/timeRequests';
import { watchMeters } from './metrics/watchMeters';
import { rolloutAccess } from './permissions/rolloutAccess';
import { rolloutResourceRef } from './permissions/RolloutResource';
import { rolloutRules } from './permissions/rules';
import { SharedWatching } from './replicas/SharedWatching';
import { SharedFeeds } from './stream/SharedFeeds';
import { argoCdSources } from './sources/argoCdSources';
import { StreamLimits } from './stream/StreamLimits';

/** How long a controller may take to react to an action before we say that it does not. */
const EFFECT_TIMEOUT_MS = 15_000;
/** For how long a shutdown waits for what clusters were asked to do. */
const LAST_ANSWERS_MS = 2_000;
/** Older than this, an open attempt belongs to a process that died: one lives for two such waits at most. */
const ABANDONED_MS = 120_000;

/** Watches rollouts over clusters, serves them to the portal, and carries out what people ask of them. */
export const rolloutsPlugin = createBackendPlugin({
  pluginId: 'rollouts',
  register(env) {
    const sources: ClusterSource[] = [];
    env.registerExtensionPoint(clusterInventoryExtensionPoint, {
      addSource(source) {
        if (sources.some(({ name }) => name === source.name)) {
          throw new Error(`There is a source of clusters ${source.name}`);
        }
        sources.push(source);
      },
    });
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        lifecycle: coreServices.lifecycle,
        database: coreServices.database,
        auth: coreServices.auth,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        auditor: coreServices.auditor,
        scheduler: coreServices.scheduler,
        metrics: metricsServiceRef,
        catalog: catalogServiceRef,
      },
      async init({
        config,
        logger,
        lifecycle,
        database,
        auth,
        httpAuth,
        httpRouter,
        permissions,
        permissionsRegistry,
        auditor,
        scheduler,
        metrics,
        catalog,
      }) {
        const settings = readRolloutsConfig(config);
        /** Ends what only waits. */
        const stopping = new AbortController();
        const shutdown = new AbortController();
        const streams = new StreamLimits();
        const openLimits = new OpenLimits();
        const turns = new SyncTurns({
          atATime: 8,
          holdsUpFor: 10_000,
          timing: realTiming,
        });

        const meterOf = watchMeters(metrics);

        const log = await ActionLog.open(database);
        const replicas =
          settings.replicas.mode === 'shared'
            ? await SharedWatching.open({ database, logger })
            : undefined;
        const fleet = new Fleet([], settings.argoCd.instances);
        const roster: ClusterRoster = new ClusterRoster({
          configured: settings.clusters,
          // Those of other packages come first: they were asked for by name.
          sources: [
            ...sources,
            ...argoCdSources(
              settings.argoCd.inventories,
              cluster => roster.reader(cluster),
              realTiming,
            ),
          ],
          fleet,
          open: connection => {
            const shared = { ...settings, openLimits, turns, meterOf };
            if (replicas) return replicas.open(connection, shared);
            const { facts, ...identities } = openCluster(
              connection,
              shared,
              logger,
            );
            return {
              ...identities,
              facts,
              start: signal => void facts.start(signal),
            };
          },
          logger,
          timing: realTiming,
        });
        const writesAllowed =
          config.getOptionalBoolean('permission.enabled') === true ||
          settings.actions.dangerouslyAllowWithoutPermissionFramework;

        const relationsOf = catalogRelations({
          catalog,
          auth,
          logger,
          clock: () => performance.now(),
        });
        const ownership = new Ownership(
          settings.ownership,
          settings.entityRefAnnotation,
          catalogOwners(relationsOf),
          catalogSystems(relationsOf),
        );
        const feeds = new SharedFeeds(fleet);
        const views = new RolloutViews(
          fleet,
          ownership,
          cluster => {
            if (!writesAllowed) return 'writes-off';
            return roster.actor(cluster) ? undefined : 'no-actor';
          },
          settings.entityRefAnnotation,
          realTiming.now,
        );
        const indexer = new FleetIndexer({
          fleet,
          ownership,
          logger,
          timing: realTiming,
        });
        const access = (credentials: BackstageCredentials) =>
          rolloutAccess(credentials, {
            permissions,
            permissionsRegistry,
            logger,
          });
        const reader = new RolloutReader({
          fleet,
          views,
          pages: new FleetPages({
            fleet,
            indexer,
            ownership,
            views,
            clock: () => performance.now(),
          }),
          catalog,
          access,
        });

        permissionsRegistry.addResourceType({
          resourceRef: rolloutResourceRef,
          permissions: rolloutsPermissions,
          rules: Object.values(rolloutRules),
          getResources: ids => reader.resources(ids),
        });

        const now = () => new Date();
        // Again and again, not only at start: a backend is back sooner than an attempt counts as abandoned.
        await scheduler.scheduleTask({
          id: 'close-abandoned-actions',
          frequency: { minutes: 1 },
          timeout: { minutes: 1 },
          initialDelay: { seconds: 10 },
          fn: async () => {
            const closed = await log.closeAbandoned(
              new Date(Date.now() - ABANDONED_MS).toISOString(),
              now().toISOString(),
            );
            if (closed > 0) {
              logger.warn(
                `${closed} actions were under way when a backend stopped; see action_log for how they count now`,
              );
            }
          },
        });
        const watched = replicas?.closeTo(fleet) ?? fleet;
        const executor = new PreconditionedExecutor(watched, roster, {
          now,
          effectTimeout: EFFECT_TIMEOUT_MS,
          stopping: stopping.signal,
        });
        const logged = new LoggedRolloutActions(executor, log, logger, now);
        // Audit is outside of permissions, so a denial is on record; the log is inside, so only what may be tried fills it.
        const actions = new MeteredRolloutActions(
          new AuditedRolloutActions(
            new AuthorizedRolloutActions(
              new JournaledRolloutActions(logged, fleet),
              {
                permissions,
                writesAllowed,
                access,
                resource: async id => (await reader.resources([id]))[0],
              },
            ),
            auditor,
            logger,
          ),
          metrics,
        );

        observeFleet(metrics, {
          clusters: () => fleet.clusters(),
          streams: () => streams.size,
          now,
        });
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
        httpRouter.use(timeRequests(metrics, () => performance.now()));
        httpRouter.use(
          createRouter({
            httpAuth,
            auditor,
            reader,
            previews: new ActionPreviews(roster, logger, rollout =>
              fleet.applicationsOf(rollout),
            ),
            actions,
            streams,
            feeds,
          }),
        );

        lifecycle.addStartupHook(() => {
          // Not awaited: a cluster that does not answer must not hold up the portal.
          void roster.run(shutdown.signal);
          indexer.run(shutdown.signal);
          replicas?.run(shutdown.signal);
          followClusters(config, {
            changed: clusters => roster.reconfigure(clusters),
            logger,
            signal: shutdown.signal,
          });
        });
        lifecycle.addShutdownHook(async () => {
          streams.closeAll();
          feeds.end();
          stopping.abort();
          // What has been sent gets its answer, if that comes soon; with the watches the connections end.
          const answered = logged.settled();
          const waited = new AbortController();
          await Promise.race([
            answered,
            realTiming.sleep(LAST_ANSWERS_MS, waited.signal).catch(() => {}),
          ]);
          waited.abort();
          shutdown.abort();
          // The database is closed after this, so what was done is on record before.
          await Promise.all([answered, replicas?.ended()]);
        });
      },
    });
  },
});

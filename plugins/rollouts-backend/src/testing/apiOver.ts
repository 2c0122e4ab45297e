import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

import { ActionPreviews } from '../actions/ActionPreviews';
import type { RolloutActions } from '../actions/RolloutActions';
import type { AlarmTiming } from '../fleet/store/Alarm';
import { createRouter } from '../http/createRouter';
import { RolloutReader } from '../http/RolloutReader';
import { accessUnder, type FleetAccess } from '../permissions/accessUnder';
import { EVERY_ROLLOUT } from '../permissions/RolloutCondition';
import { SharedFeeds } from '../stream/SharedFeeds';
import { StreamLimits } from '../stream/StreamLimits';
import type { FakeCluster } from './FakeCluster';
import { fleetOf } from './fleetOf';

export type ApiOptions = {
  /** What a person may see and do; everything when it is left out. */
  access?: (credentials: BackstageCredentials) => Promise<FleetAccess>;
  actions?: RolloutActions;
  /** What the catalog has. */
  entities?: Entity[];
  streams?: StreamLimits;
  timing?: AlarmTiming;
};

/** The plugin's API over these clusters. */
export function apiOver(
  clusters: readonly FakeCluster[],
  {
    access = async () =>
      accessUnder({ readable: EVERY_ROLLOUT, usable: () => EVERY_ROLLOUT }),
    actions = { run: () => Promise.reject(new Error('nobody acts here')) },
    entities = [],
    streams = new StreamLimits(),
    timing,
  }: ApiOptions = {},
) {
  const { fleet, views, pages, indexer } = fleetOf(
    clusters,
    undefined,
    undefined,
    timing,
  );
  const feeds = new SharedFeeds(fleet);
  const router = createRouter({
    httpAuth: mockServices.httpAuth(),
    auditor: mockServices.auditor.mock(),
    reader: new RolloutReader({
      fleet,
      views,
      pages,
      catalog: catalogServiceMock({ entities }),
      access,
    }),
    previews: new ActionPreviews(
      { reader: () => undefined },
      mockServices.logger.mock(),
      () => [],
    ),
    actions,
    streams,
    feeds,
  });
  return { router, indexer, pages, streams, feeds };
}

import { InputError } from '@backstage/errors';
import { TOPICS_AT_MOST } from '@rollouts-portal/plugin-rollouts-common';

import type { Feed, FeedEvent } from '../stream/Feed';
import type { Topic } from '../stream/Topic';
import { entityRefOf } from './entityRefOf';
import { fleetQueryOf } from './fleetQueryOf';
import { matrixQueryOf } from './matrixQueryOf';
import type { RolloutReader } from './RolloutReader';

type Feeds = Pick<
  RolloutReader,
  'clustersFeed' | 'fleetFeed' | 'matrixFeed' | 'rolloutFeed' | 'entityFeed'
>;

/**
 * What a stream is to follow: the one topic that the parameters are, or each that is named by `follow`.
 *
 * @param lastEventId - where the client was in each, in the same order and with commas between; nothing where it is new
 * @throws InputError when these are no topics
 */
export function topicsOf(
  parameters: URLSearchParams,
  lastEventId: string | undefined,
  reader: Feeds,
): { topics: Topic[]; isLabelled: boolean } {
  const positions = (lastEventId ?? '').split(',').map(id => id.trim());
  const named = parameters.getAll('follow');
  if (named.length === 0) {
    const feed = feedOf(parameters, reader);
    return {
      topics: [{ feed: () => feed, after: positions[0] || undefined }],
      isLabelled: false,
    };
  }
  if (named.length > TOPICS_AT_MOST) {
    throw new InputError(
      `The parameter follow can be given ${TOPICS_AT_MOST} times, not ${named.length}`,
    );
  }
  if (new Set(parameters.keys()).size > 1) {
    throw new InputError('With the parameter follow there can be no other');
  }
  return {
    topics: named.map((topic, index) => ({
      feed: () => feedOf(new URLSearchParams(topic), reader),
      after: positions[index] || undefined,
    })),
    isLabelled: true,
  };
}

/** @throws InputError naming the parameter that is wrong */
function feedOf(
  parameters: URLSearchParams,
  reader: Feeds,
): Feed<unknown, FeedEvent> {
  const scope = parameters.get('scope');
  const rollout = parameters.get('rollout');
  const query = new URLSearchParams(parameters);
  query.delete('scope');
  if (scope === 'fleet') return reader.fleetFeed(fleetQueryOf(query));
  if (scope === 'matrix') return reader.matrixFeed(matrixQueryOf(query));
  if (scope === 'clusters') {
    const [further] = query.keys();
    if (further !== undefined) {
      throw new InputError(`With scope=clusters there is no ${further}`);
    }
    return reader.clustersFeed();
  }
  if (scope !== null) {
    throw new InputError(
      'The parameter scope can only be fleet, matrix or clusters',
    );
  }
  return rollout === null
    ? reader.entityFeed(entityRefOf(parameters.get('entity')))
    : reader.rolloutFeed(rollout);
}

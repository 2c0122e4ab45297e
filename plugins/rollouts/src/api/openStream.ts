import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { labelledDataSchema } from '@rollouts-portal/plugin-rollouts-common';

import { StreamError } from '../live/StreamError';
import type { StreamedEvent, TopicPlace } from '../live/TopicStream';
import { serverSentEvents } from './serverSentEvents';

/**
 * One connection for several topics, that goes on where each of them was.
 *
 * @throws StreamError when the backend refuses it
 */
export async function* openStream(
  fetchApi: FetchApi,
  url: string,
  topics: readonly TopicPlace[],
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const parameters = new URLSearchParams(
    topics.map(({ topic }) => ['follow', topic]),
  );
  const isResumed = topics.some(({ after }) => after !== undefined);
  const response = await fetchApi
    .fetch(`${url}?${parameters}`, {
      signal,
      cache: 'no-store',
      headers: {
        accept: 'text/event-stream',
        ...(isResumed && {
          'last-event-id': topics.map(({ after = '' }) => after).join(','),
        }),
      },
    })
    .catch(error => {
      // Before it asks ours, the portal may have asked for a token, in vain.
      throw error instanceof ResponseError ? streamErrorOf(error) : error;
    });
  if (!response.ok) {
    throw streamErrorOf(await ResponseError.fromResponse(response));
  }
  if (!response.body) throw new Error('The stream has no body');

  for await (const { data, ...event } of serverSentEvents(response.body)) {
    const content: unknown = JSON.parse(data);
    const labelled = labelledDataSchema.safeParse(content);
    if (!labelled.success) {
      yield { ...event, data: content };
      continue;
    }
    const place = topics[labelled.data.topic];
    if (place) {
      yield { ...event, topic: place.topic, data: labelled.data.data };
    }
  }
}

function streamErrorOf({ statusCode, cause }: ResponseError): StreamError {
  return new StreamError(cause.message, statusCode, cause.name);
}

import { z } from 'zod';

import { shorten } from '../object/shorten';
import type { FlaggerEvent } from './FlaggerEvent';

const MESSAGE_LIMIT = 2000;

const eventSchema = z.object({
  metadata: z.object({ resourceVersion: z.string().nullish() }).nullish(),
  type: z.string().nullish(),
  message: z.string(),
  lastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
  source: z.object({ component: z.string().nullish() }).nullish(),
  reportingComponent: z.string().nullish(),
  involvedObject: z.object({ kind: z.string(), name: z.string() }),
});

/**
 * An Event that Flagger wrote about a Canary, with the Canary's name; undefined for any other. Addresses are hidden:
 * Flagger quotes those of hooks, which may hold credentials.
 */
export function projectFlaggerEvent(
  object: unknown,
): { canary: string; event: FlaggerEvent } | undefined {
  const parsed = eventSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { involvedObject, source, reportingComponent, ...event } = parsed.data;
  const component = source?.component || reportingComponent;
  if (component !== 'flagger' || involvedObject.kind !== 'Canary') {
    return undefined;
  }
  return {
    canary: involvedObject.name,
    event: {
      at: event.lastTimestamp ?? event.eventTime ?? '',
      resourceVersion: event.metadata?.resourceVersion ?? '',
      warning: event.type === 'Warning',
      message: shorten(
        event.message.replace(/\b[a-z]+:\/\/\S+/gi, '…'),
        MESSAGE_LIMIT,
      ),
    },
  };
}

import { z } from 'zod';

import type { FlaggerEvent } from '../status/flagger/FlaggerEvent';
import type { FlaggerFacts } from '../status/flagger/FlaggerFacts';
import type { FlaggerKnown } from '../status/flagger/FlaggerKnown';
import { projectCanary } from '../status/flagger/projectCanary';
import { projectFlaggerEvent } from '../status/flagger/projectFlaggerEvent';
import { projectRoute } from '../status/flagger/projectRoute';
import type { RouteFacts } from '../status/flagger/RouteFacts';
import { projectWorkload } from '../status/workloads/projectWorkload';
import type { WorkloadFacts } from '../status/workloads/WorkloadFacts';
import { readLines } from './readLines';

const eventSchema = z.object({
  t: z.number(),
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
  object: z.looseObject({
    kind: z.string(),
    metadata: z.looseObject({ name: z.string() }),
  }),
});

const webhookSchema = z.object({
  t: z.number(),
  path: z.string(),
  body: z
    .object({
      phase: z.string(),
      metadata: z.object({ eventMessage: z.string().optional() }).nullish(),
    })
    .nullish(),
});

/** A Canary after one event, with what a watch knew then. */
export type FlaggerState = {
  t: number;
  /** Kind of the object that the event was about. */
  changed: string;
  object: unknown;
  facts: FlaggerFacts;
  known: FlaggerKnown;
};

/** Every state that a watch of a recorded scenario saw, in order. */
export function flaggerStates(folder: string): FlaggerState[] {
  const workloads = new Map<string, WorkloadFacts>();
  const routes = new Map<string, RouteFacts>();
  const events = new Map<string, FlaggerEvent[]>();
  let canary: { object: unknown; facts: FlaggerFacts } | undefined;

  return lines(readLines(folder, 'events.jsonl')).flatMap(line => {
    const { t, type, object } = eventSchema.parse(JSON.parse(line));
    const { kind, metadata } = object;
    const gone = type === 'DELETED';
    if (kind === 'Canary') {
      canary = gone ? undefined : { object, facts: projectCanary(object) };
    } else if (kind === 'Deployment' || kind === 'DaemonSet') {
      if (gone) workloads.delete(metadata.name);
      else workloads.set(metadata.name, projectWorkload(object));
    } else if (['HTTPRoute', 'VirtualService', 'Ingress'].includes(kind)) {
      if (gone) routes.delete(metadata.name);
      else routes.set(metadata.name, projectRoute(object));
    } else if (kind === 'Event' && !gone) {
      const seen = projectFlaggerEvent(object);
      if (seen) {
        const before = events.get(seen.canary) ?? [];
        events.set(seen.canary, [...before, seen.event]);
      }
    } else {
      return [];
    }
    if (!canary) return [];
    const { facts } = canary;
    const target = facts.target?.name ?? '';
    return [
      {
        t,
        changed: kind,
        object: canary.object,
        facts,
        known: {
          target: workloads.get(target),
          primary: workloads.get(`${target}-primary`),
          route: routes.get(
            facts.ingress === undefined
              ? facts.serviceName
              : `${facts.ingress}-canary`,
          ),
          events: events.get(facts.name) ?? [],
        },
      },
    ];
  });
}

/** What Flagger told its event webhook, which gets everything: text, phase, and when. */
export function flaggerTold(
  folder: string,
): { t: number; phase: string; text: string }[] {
  return lines(readLines(folder, 'webhooks.jsonl')).flatMap(line => {
    const { t, body } = webhookSchema.parse(JSON.parse(line));
    const text = body?.metadata?.eventMessage;
    return text === undefined ? [] : [{ t, phase: body?.phase ?? '', text }];
  });
}

function lines(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}

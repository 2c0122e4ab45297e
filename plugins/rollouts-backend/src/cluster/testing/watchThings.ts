import { z } from 'zod';
import type { ClusterAccess } from '../ClusterAccess';
import { KubernetesSession } from '../KubernetesSession';
import { Reflector } from '../Reflector';
import type { ManualClock } from './ManualClock';
import type { ScriptedApiServer } from './ScriptedApiServer';

export const THINGS = '/apis/example.test/v1/things';

const thingShape = z.object({
  metadata: z.object({ name: z.string(), uid: z.string() }),
  value: z.number(),
});

export type Thing = { uid: string; value: number };

export function thing(name: string, value: number, uid = `uid-of-${name}`) {
  return { metadata: { namespace: 'shop', name, uid }, value };
}

export const KEYS = {
  url: 'rollouts.clusters[0].url',
  ca: 'rollouts.clusters[0].caFile',
  credentials: 'rollouts.clusters[0].token',
};

/** Access with the right authority and, unless told otherwise, the right token. */
export function accessTo(
  server: Pick<ScriptedApiServer, 'url' | 'ca'>,
  token: () => string = () => 'right',
): ClusterAccess {
  return {
    keys: KEYS,
    endpoint: async () => ({
      url: new URL(server.url),
      ca: server.ca,
      verify: true,
    }),
    authorization: async () => `Bearer ${token()}`,
  };
}

/** Reflects the things of a server, and keeps what was told. */
export function watchThings(access: ClusterAccess, clock: ManualClock) {
  const stopping = new AbortController();
  const session = new KubernetesSession({ access, timing: clock });
  const told: string[] = [];
  const looks = new Set<() => void>();
  const tell = (text: string) => {
    told.push(text);
    for (const look of [...looks]) look();
  };
  const reflector: Reflector<Thing> = new Reflector(
    {
      resource: 'things.example.test',
      path: THINGS,
      project: object => {
        const { metadata, value } = thingShape.parse(object);
        return { uid: metadata.uid, value };
      },
    },
    session,
    access.keys,
    clock,
    {
      changed: ({ key, before, after }) =>
        tell(`${key} ${before?.value ?? 'new'} → ${after?.value ?? 'gone'}`),
      replaced: () => tell('replaced'),
      freshnessChanged: () => {
        const { state, problem } = reflector.freshness();
        tell(problem ? `${state}: ${problem.code}` : state);
      },
    },
  );
  const running = reflector.run(stopping.signal);
  return {
    reflector,
    told,
    /** What is known, by name. */
    values: () =>
      Object.fromEntries(
        [...reflector.objects.entries()].map(([key, { value }]) => [
          key.replace('shop/', ''),
          value,
        ]),
      ),
    /** Resolves as soon as `text` is told, counted from now. */
    telling: (text: string | RegExp) => {
      const from = told.length;
      return new Promise<void>(resolve => {
        const look = () => {
          if (!told.slice(from).some(line => line.match(text))) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
      });
    },
    stop: async () => {
      stopping.abort();
      await running;
      session.close();
    },
  };
}

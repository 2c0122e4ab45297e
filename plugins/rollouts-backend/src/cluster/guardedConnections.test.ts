import type { LookupAddress } from 'node:dns';

import { AddressGuard } from './AddressGuard';
import type { ClusterAccess, Endpoint } from './ClusterAccess';
import { KubernetesSession } from './KubernetesSession';
import { realTiming } from './realTiming';
import { ConnectProxy } from './testing/ConnectProxy';
import { ManualClock } from './testing/ManualClock';
import { TlsServer } from './testing/TlsServer';
import { KEYS, watchThings } from './testing/watchThings';

const list = { method: 'GET', path: '/apis/example.test/v1/things' } as const;

const HERE = { address: '127.0.0.1', family: 4 };
const MAPPED = { address: '::ffff:127.0.0.1', family: 6 };
// Refused whatever the operator says, and whoever connects to it reaches the same server as by 127.0.0.1.
const ALSO_HERE = { address: '0.0.0.0', family: 4 };

/** The operator lets clusters of the catalog be on this machine. */
const ON_LOOPBACK = ['127.0.0.0/8'];

describe('connections to a cluster that the catalog names', () => {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function started<
    S extends { start(): Promise<S>; stop(): Promise<void> },
  >(starting: S): Promise<S> {
    ends.push(() => starting.stop());
    return starting.start();
  }

  /** A name server that gives each of these answers once, and the last one from then on. */
  function resolving(...answers: LookupAddress[][]) {
    const asked: string[] = [];
    return {
      asked,
      resolve: async (host: string) => {
        asked.push(host);
        return answers[Math.min(asked.length, answers.length) - 1] ?? [];
      },
    };
  }

  function accessTo(
    server: TlsServer,
    guard: AddressGuard,
    change: (url: URL) => Partial<Endpoint> = () => ({}),
  ): ClusterAccess {
    const url = new URL(server.url);
    url.hostname = 'eu.clusters.test';
    return {
      keys: KEYS,
      endpoint: async () => ({
        url,
        servername: 'localhost',
        ca: server.ca,
        verify: true,
        guard,
        ...change(url),
      }),
      authorization: async () => 'Bearer right',
    };
  }

  const guardOf = (
    { resolve }: ReturnType<typeof resolving>,
    networks?: readonly string[],
  ) =>
    new AddressGuard(
      KEYS.url,
      { key: 'a.key', ...(networks && { networks }) },
      resolve,
    );

  function open(access: ClusterAccess): KubernetesSession {
    const session = new KubernetesSession({ access, timing: realTiming });
    ends.push(() => session.close());
    return session;
  }

  const outcome = (session: KubernetesSession) =>
    session.request(list).then(
      ({ status }) => String(status),
      ({ cause }) => String(cause?.problem?.code ?? cause),
    );

  it.each([true, false])(
    'come about where its address is allowed (HTTP/2: %s)',
    async http2 => {
      const server = await started(new TlsServer({ http2 }));
      const names = resolving([HERE]);
      const session = open(accessTo(server, guardOf(names, ON_LOOPBACK)));
      expect(await outcome(session)).toBe('200');
      expect(names.asked).toHaveLength(server.connections);
    },
  );

  it.each([
    ['loopback', [HERE], undefined],
    ['loopback, mapped', [MAPPED], undefined],
    ['this machine by another address', [ALSO_HERE], ON_LOOPBACK],
    ['an allowed and a refused one', [HERE, ALSO_HERE], ON_LOOPBACK],
    ['a network that the operator has not named', [HERE], ['10.0.0.0/8']],
  ])('are refused where the name leads to %s', async (_, answer, networks) => {
    const server = await started(new TlsServer());
    const names = resolving(answer);
    const session = open(accessTo(server, guardOf(names, networks)));
    expect(await outcome(session)).toBe('cluster-address-refused');
    expect(server.connections).toBe(0);
  });

  it('are refused after the name has come to lead elsewhere', async () => {
    const server = await started(new TlsServer());
    const names = resolving([HERE], [ALSO_HERE]);
    const session = open(accessTo(server, guardOf(names, ON_LOOPBACK)));
    expect(await outcome(session)).toBe('200');
    server.disconnect();
    await until(
      async () => (await outcome(session)) === 'cluster-address-refused',
    );
    expect(server.connections).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  it('are refused where the name comes to lead elsewhere between the first look and the request', async () => {
    const server = await started(new TlsServer({ http2: false }));
    const names = resolving([HERE], [ALSO_HERE]);
    const session = open(accessTo(server, guardOf(names, ON_LOOPBACK)));
    expect(await outcome(session)).toBe('cluster-address-refused');
    expect(server.connections).toBe(1);
    expect(server.requests).toEqual([]);
  });

  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433'])(
    'are refused where the address in its URL is %s, which is never resolved',
    async host => {
      const server = await started(new TlsServer());
      const names = resolving([{ address: '10.0.0.1', family: 4 }]);
      const session = open(
        accessTo(server, guardOf(names), ({ port }) => ({
          url: new URL(`https://${host}:${port}`),
        })),
      );
      expect(await outcome(session)).toBe('cluster-address-refused');
      expect([server.connections, names.asked]).toEqual([0, []]);
    },
  );

  it('come about by an address in its URL that is allowed', async () => {
    const server = await started(new TlsServer());
    const session = open(
      accessTo(server, guardOf(resolving(), ON_LOOPBACK), () => ({
        url: new URL(server.url),
      })),
    );
    expect(await outcome(session)).toBe('200');
  });

  it('are refused over plain http, too, each time', async () => {
    const server = await started(new TlsServer());
    const names = resolving([HERE], [ALSO_HERE]);
    const session = open(
      accessTo(server, guardOf(names, ON_LOOPBACK), ({ host }) => ({
        url: new URL(`http://${host}`),
      })),
    );
    expect(await outcome(session)).toBe('cluster-address-refused');
    expect(server.connections).toBe(1);
    expect(await outcome(session)).toBe('cluster-address-refused');
    expect(server.connections).toBe(1);
  });

  describe('through a proxy', () => {
    const through = async (answer: LookupAddress[]) => {
      const server = await started(new TlsServer());
      const proxy = await started(new ConnectProxy());
      const names = resolving(answer, [ALSO_HERE]);
      const session = open(
        accessTo(server, guardOf(names, ON_LOOPBACK), () => ({
          proxy: {
            url: new URL(`http://127.0.0.1:${proxy.port}`),
            key: KEYS.url,
          },
        })),
      );
      return { server, proxy, session };
    };

    it('ask for the address that was checked, and not for the name', async () => {
      const { server, proxy, session } = await through([HERE]);
      expect(await outcome(session)).toBe('200');
      expect(proxy.asked).toEqual([new URL(server.url).host]);
    });

    it('are refused before the proxy is asked', async () => {
      const { proxy, session } = await through([ALSO_HERE]);
      expect(await outcome(session)).toBe('cluster-address-refused');
      expect(proxy.asked).toEqual([]);
    });
  });

  it('are tried again as any that fail: after a wait, and told once', async () => {
    const server = await started(new TlsServer());
    const names = resolving([ALSO_HERE]);
    const clock = new ManualClock();
    const watched = watchThings(accessTo(server, guardOf(names)), clock);
    ends.push(() => watched.stop());
    const wait = await clock.backoff();
    expect(names.asked).toHaveLength(1);
    await clock.advance(wait);
    await clock.backoff();
    expect(names.asked).toHaveLength(2);
    expect(watched.told).toEqual(['unreachable: cluster-address-refused']);
  });
});

/** Asks again and again; what is asked takes its time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  if (!(await holds())) await until(holds);
}

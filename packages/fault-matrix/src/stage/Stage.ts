import {
  startSimulatedCluster,
  type SimulatedCluster,
  type SimulatedClusterOptions,
} from '@rollouts-portal/cluster-simulator';

import type { Expect } from '../frame/FaultRow';
import { HurriedTime } from './HurriedTime';
import {
  openCluster,
  SyncTurns,
  type ClusterConnectionConfig,
  type FurtherKinds,
} from './insides';
import { ScriptedServer } from './ScriptedServer';
import { Watched } from './Watched';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

type UrlAddress = Extract<ClusterConnectionConfig['address'], { type: 'url' }>;

const ROLLOUTS_ALONE: FurtherKinds = {
  flagger: false,
  workloads: { kinds: [] },
};

/** How often it is looked whether something has come about, by our own clock. */
const LOOK_EVERY_MS = 5;

const LONG_TIMES_FASTER = 20;

/** What one row needs: servers, the portal's watches of them, and a clock that both go by. All of it ends with it. */
export class Stage {
  readonly time: HurriedTime;
  /** What the portal wrote into its log. */
  readonly logged: string[] = [];
  readonly #watched: Watched[] = [];
  readonly #turns: SyncTurns;
  readonly #stops: (() => Promise<void> | void)[] = [];

  constructor(readonly expect: Expect, private readonly speed: number) {
    this.time = new HurriedTime(speed);
    // As the plugin has it.
    this.#turns = new SyncTurns({
      atATime: 8,
      holdsUpFor: 10 * SECOND,
      timing: this.time.timing,
    });
  }

  /** A cluster that behaves, until told otherwise. */
  async cluster(
    name: string,
    options: Partial<SimulatedClusterOptions> = {},
  ): Promise<SimulatedCluster> {
    const cluster = await startSimulatedCluster({
      name,
      clock: this.time.clock,
      ...options,
    });
    this.onStop(() => cluster.stop());
    return cluster;
  }

  async scripted(certificate?: {
    cert: string;
    key: string;
  }): Promise<ScriptedServer> {
    const server = await new ScriptedServer(
      () => this.time.timing.monotonic(),
      certificate,
    ).start();
    this.onStop(() => server.stop());
    return server;
  }

  /** Lets the portal watch it. */
  watch(
    {
      url,
      ca,
      caFile,
      skipTLSVerify = false,
    }: Omit<Partial<UrlAddress>, 'type'> & { url: string },
    {
      providers = ROLLOUTS_ALONE,
      ...config
    }: Partial<ClusterConnectionConfig> & { providers?: FurtherKinds } = {},
  ): Watched {
    const log = (line: string) => void this.logged.push(line);
    const { facts } = openCluster(
      {
        key: 'rollouts.clusters[0]',
        name: 'faulty',
        address: {
          type: 'url',
          url,
          skipTLSVerify,
          ...(ca !== undefined && { ca }),
          ...(caFile !== undefined && { caFile }),
        },
        reader: { type: 'token', token: 'admin' },
        ...config,
      },
      {
        entityRefAnnotation: 'example.test/owner',
        providers,
        turns: this.#turns,
      },
      { info: log, warn: log },
      this.time.timing,
    );
    const watched = new Watched(facts);
    this.#watched.push(watched);
    this.onStop(() => watched.stop());
    return watched;
  }

  watchSimulated(
    { server, caPem, name }: SimulatedCluster,
    config: Partial<ClusterConnectionConfig> & {
      providers?: FurtherKinds;
    } = {},
  ): Watched {
    return this.watch({ url: server, ca: caPem }, { name, ...config });
  }

  /** Another cluster that is well, to see that it does not suffer. */
  async bystander(): Promise<{ stays(): void; cluster: SimulatedCluster }> {
    const cluster = await this.cluster('bystander');
    const watched = this.watchSimulated(cluster);
    await this.until(
      'the other cluster is live',
      () => watched.isLive(),
      10 * SECOND,
    );
    const before = watched.told.length;
    return {
      cluster,
      stays: () =>
        this.expect(
          'the other cluster was live all the time',
          // That it is so may be said again, when more of it is known.
          watched.isLive() &&
            watched.told.slice(before).every(state => state === 'live'),
        ),
    };
  }

  /**
   * Waits for what has to come about.
   *
   * @param within - milliseconds by the portal's clock
   * @throws when it does not, as nothing after it could hold
   */
  async until(
    what: string,
    holds: () => boolean,
    within: number,
  ): Promise<void> {
    const due = this.time.timing.monotonic() + within;
    while (!holds()) {
      if (this.time.timing.monotonic() > due) {
        this.expect(`${what}, within ${within / SECOND} s`, false);
        throw new Error(
          `so it was not looked any further; the portal said ${this.#said()}`,
        );
      }
      await this.#look();
    }
    this.expect(what, true);
  }

  /** Lets much time pass by the portal's clock, faster than otherwise; in real time it takes what it takes. */
  async passLong(ms: number): Promise<void> {
    if (this.speed > 1) this.time.runAt(this.speed * LONG_TIMES_FASTER);
    await this.pass(ms);
    this.time.runAt(this.speed);
  }

  /** Lets time pass by the portal's clock. */
  async pass(ms: number): Promise<void> {
    await this.time.timing.sleep(ms, new AbortController().signal);
  }

  /** What is to be undone at the end, last first. */
  onStop(stop: () => Promise<void> | void): void {
    this.#stops.unshift(stop);
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) await stop();
  }

  /** What was told of each cluster, for whoever wonders why. */
  #said(): string {
    return this.#watched
      .map(watched => `${watched.facts.name} is ${watched.state()}`)
      .join(', ');
  }

  async #look(): Promise<void> {
    await this.time.timing.sleep(
      LOOK_EVERY_MS * this.speed,
      new AbortController().signal,
    );
  }
}

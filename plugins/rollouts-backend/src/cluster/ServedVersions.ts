import { z } from 'zod';

import type { KubernetesRequester } from './KubernetesRequester';
import type { Timing } from './Timing';
import type { WatchTransport } from './WatchTransport';

const groupShape = z.object({
  versions: z.array(z.object({ version: z.string() })),
  preferredVersion: z.object({ version: z.string() }).optional(),
});

const resourcesShape = z.object({
  resources: z.array(z.object({ name: z.string() })),
});

/** Most preferred first; empty when the group is not served, or the server does not say. */
type Served = readonly { version: string; plurals: ReadonlySet<string> }[];

type Group = { served: Served; askedAt: number };

/**
 * In which versions a cluster serves the groups of its API, as it says itself: a definition may be replaced by one of
 * another version while it is watched.
 */
export class ServedVersions {
  readonly #wanted = new Set<string>();
  readonly #groups = new Map<string, Group>();
  readonly #asking = new Map<string, Promise<void>>();

  constructor(
    private readonly requester: KubernetesRequester,
    private readonly transport: Pick<
      WatchTransport,
      'lastContact' | 'onConnected'
    >,
    private readonly timing: Pick<Timing, 'monotonic' | 'lookAgain'>,
  ) {
    // It may be another server, or the same after an upgrade.
    transport.onConnected(() =>
      this.#wanted.forEach(group => this.askAgain(group)),
    );
  }

  /**
   * The version to read a resource in. Where the server has not said, or serves none, it is the one that we know, and
   * the server is asked meanwhile; so ask before each request.
   *
   * @param isRefused - the server has just refused the version that was named last: whatever it said of itself, it may
   *   have been about to change
   */
  of(group: string, plural: string, known: string, isRefused = false): string {
    this.#wanted.add(group);
    const answer = this.#groups.get(group);
    const served = answer?.served.find(({ plurals }) => plurals.has(plural));
    if (served && !isRefused) return served.version;
    const now = this.timing.monotonic();
    const isOld = !answer || now - answer.askedAt >= this.timing.lookAgain;
    // A server that was never reached is asked as soon as it is.
    if (isOld && this.transport.lastContact) this.askAgain(group);
    return served?.version ?? known;
  }

  /** As `of`; a server that has not said yet is waited for. */
  async told(group: string, plural: string, known: string): Promise<string> {
    if (!this.#groups.has(group)) await this.askAgain(group);
    return this.of(group, plural, known);
  }

  /** What was said of the group may no longer hold. Resolves when it has been said anew, or cannot be; never rejects. */
  askAgain(group: string): Promise<void> {
    const asking = this.#asking.get(group) ?? this.#asked(group);
    this.#asking.set(group, asking);
    return asking;
  }

  #asked(group: string): Promise<void> {
    return (
      this.#ask(group)
        // Out of reach: whoever wanted to know is about to notice, and asks again.
        .catch((): Served => this.#groups.get(group)?.served ?? [])
        .then(served => {
          const askedAt = this.timing.monotonic();
          this.#groups.set(group, { served, askedAt });
          this.#asking.delete(group);
        })
    );
  }

  async #ask(group: string): Promise<Served> {
    const answer = await this.#get(`/apis/${group}`);
    const said = groupShape.safeParse(answer);
    if (!said.success) return [];
    const { versions, preferredVersion } = said.data;
    const names = new Set([
      ...(preferredVersion ? [preferredVersion.version] : []),
      ...versions.map(({ version }) => version),
    ]);
    return Promise.all(
      [...names].map(async version => {
        const listed = await this.#get(`/apis/${group}/${version}`);
        const { data } = resourcesShape.safeParse(listed);
        const plurals = new Set(data?.resources.map(({ name }) => name));
        return { version, plurals };
      }),
    );
  }

  async #get(path: string): Promise<unknown> {
    const { status, body } = await this.requester.request({
      method: 'GET',
      path,
    });
    return status === 200 ? body : undefined;
  }
}

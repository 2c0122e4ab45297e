import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

import { followClusters } from './followClusters';

/** As the backend's own: what it reads is replaced when a file changes, and subscribers are told. */
class ChangingConfig extends ConfigReader {
  #current = new ConfigReader({});
  readonly subscribers = new Set<() => void>();

  getOptional<T>(key?: string): T | undefined {
    return this.#current.getOptional(key);
  }

  subscribe(onChange: () => void) {
    this.subscribers.add(onChange);
    return { unsubscribe: () => this.subscribers.delete(onChange) };
  }

  become(rollouts: JsonObject): void {
    this.#current = new ConfigReader({ rollouts });
    this.subscribers.forEach(tell => tell());
  }
}

const cluster = (name: string) => ({
  name,
  url: 'https://10.0.0.1',
  token: 't0ken',
});

function setUp() {
  const config = new ChangingConfig({});
  const told: string[][] = [];
  const logged: string[] = [];
  const stopping = new AbortController();
  followClusters(config, {
    changed: clusters => told.push(clusters.map(({ name }) => name)),
    logger: { info: () => {}, warn: line => logged.push(line) },
    signal: stopping.signal,
  });
  return { config, told, logged, stopping };
}

describe('followClusters', () => {
  it('tells of the clusters of a changed configuration', () => {
    const { config, told } = setUp();
    config.become({ clusters: [cluster('eu')] });
    config.become({ clusters: [cluster('eu'), cluster('us')] });
    expect(told).toEqual([['eu'], ['eu', 'us']]);
  });

  it('keeps the last good one, and names the key without its value', () => {
    const { config, told, logged } = setUp();
    config.become({ clusters: [{ ...cluster('eu'), token: 'se cret' }] });
    expect(told).toEqual([]);
    expect(logged).toEqual([
      expect.stringContaining('rollouts.clusters[0].token holds characters'),
    ]);
    expect(logged.join()).not.toContain('se cret');
  });

  it('ends with the portal', () => {
    const { config, stopping } = setUp();
    stopping.abort();
    expect(config.subscribers.size).toBe(0);
  });
});

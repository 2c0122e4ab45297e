import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, isIPv6, type BlockList, type LookupFunction } from 'node:net';

import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import type { AddressLimits } from '@rollouts-portal/plugin-rollouts-node';

import { ClusterProblemError } from './ClusterProblemError';
import { networksOf } from './networksOf';
import { LOOPBACK, NEVER_AN_API_SERVER } from './refusedNetworks';

type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
) => Promise<LookupAddress[]>;

/** There is always one. */
type Addresses = readonly [LookupAddress, ...LookupAddress[]];

/**
 * Keeps connections to a host that others than the operator chose from addresses where that cluster cannot be.
 *
 * Guarantees: what is checked is what is connected to. A name is resolved for each connection, and an answer that was
 * allowed does not count for the next.
 */
export class AddressGuard {
  readonly #key: string;
  readonly #limits: AddressLimits;
  readonly #networks: BlockList | undefined;
  readonly #resolve: Resolve;

  /** @param key - where the address of the cluster stands; problems name it */
  constructor(key: string, limits: AddressLimits, resolve: Resolve = lookup) {
    this.#key = key;
    this.#limits = limits;
    this.#networks = limits.networks && networksOf(limits.networks);
    this.#resolve = resolve;
  }

  /** In place of Node's own. Sockets ask it for names, and never for literal addresses. */
  readonly lookup: LookupFunction = (host, options, answer) => {
    this.addressesOf(host, options).then(
      addresses => {
        const [{ address, family }] = addresses;
        if (options.all) answer(null, [...addresses]);
        else answer(null, address, family);
      },
      (error: Error) => answer(error, []),
    );
  };

  /**
   * @param host - a name or a literal address
   * @throws ClusterProblemError when any of its addresses is refused: who has one such answer may have others
   */
  async addressesOf(
    host: string,
    options: LookupOptions = {},
  ): Promise<Addresses> {
    const [first, ...others] = await this.#resolve(host, {
      ...options,
      all: true,
    });
    if (!first) throw this.#refusal();
    const addresses: Addresses = [first, ...others];
    for (const { address } of addresses) this.#require(address);
    return addresses;
  }

  /** @throws ClusterProblemError when it is a literal address that is refused */
  requireLiteral(host: string): void {
    if (isIP(host) !== 0) this.#require(host);
  }

  #require(address: string): void {
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const isAllowed =
      isIP(address) !== 0 &&
      !NEVER_AN_API_SERVER.check(address, family) &&
      (this.#networks
        ? this.#networks.check(address, family)
        : !LOOPBACK.check(address, family));
    if (!isAllowed) throw this.#refusal();
  }

  #refusal(): ClusterProblemError {
    return new ClusterProblemError(
      'unreachable',
      sentence('cluster-address-refused', {
        key: this.#key,
        limits: this.#limits.key,
      }),
    );
  }
}

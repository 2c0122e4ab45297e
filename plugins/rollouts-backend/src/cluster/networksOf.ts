import { BlockList, isIPv6 } from 'node:net';

/**
 * Networks that are written as CIDR, such as `10.20.0.0/16`; an address of IPv4 that is mapped into IPv6 is in them, too.
 *
 * @throws where one is written otherwise
 */
export function networksOf(written: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const network of written) {
    const [, address, prefix] = /^([^/]+)\/(\d{1,3})$/.exec(network) ?? [];
    // Without a prefix nothing would be meant for all that is not one, and it would be read as 0: everywhere.
    if (address === undefined || prefix === undefined) {
      throw new RangeError('a network has an address, a slash and a length');
    }
    networks.addSubnet(
      address,
      Number(prefix),
      isIPv6(address) ? 'ipv6' : 'ipv4',
    );
  }
  return networks;
}

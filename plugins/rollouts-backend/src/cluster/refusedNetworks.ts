import { networksOf } from './networksOf';

/** Where no API server is that others than the operator may name. */
export const NEVER_AN_API_SERVER = networksOf([
  // Unspecified (connected to, it is this machine), link-local, multicast, broadcast.
  ...['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '255.255.255.255/32'],
  ...['::/128', 'fe80::/10', 'ff00::/8'],
  // What clouds tell their machines elsewhere than at a link-local address: Alibaba, Azure, Oracle; Amazon, Google.
  ...['100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'],
  ...['fd00:ec2::/32', 'fd20:ce::254/128'],
  // The same and loopback behind NAT64, its own prefix and the one for local use (RFC 6052, 8215).
  ...['64:ff9b::', '64:ff9b:1::'].flatMap(prefix => [
    ...[`${prefix}0.0.0.0/104`, `${prefix}127.0.0.0/104`],
    ...[`${prefix}169.254.0.0/112`, `${prefix}224.0.0.0/100`],
    ...[`${prefix}100.100.100.200/128`, `${prefix}168.63.129.16/128`],
    `${prefix}192.0.0.192/128`,
  ]),
  // Ways to IPv6 that hide any address of IPv4 (RFC 2765, 3056, 4380).
  ...['::ffff:0:0:0/96', '2002::/16', '2001::/32'],
]);

/** This machine. `::/96` is `::1`, and what was once IPv4 in IPv6. */
export const LOOPBACK = networksOf(['127.0.0.0/8', '::/96']);

import { AddressGuard } from './AddressGuard';

const KEY = 'kubernetes (cluster eu)';
const LIMITS = 'rollouts.kubernetesPlugin.catalogAddresses';

/** Whether a host that is this literal address, or a name for it, may be connected to. */
async function allows(
  address: string,
  networks?: readonly string[],
): Promise<boolean> {
  const guard = new AddressGuard(
    KEY,
    { key: LIMITS, ...(networks && { networks }) },
    async () => [{ address, family: address.includes(':') ? 6 : 4 }],
  );
  const asName = await guard.addressesOf('eu.clusters.test').then(
    () => true,
    () => false,
  );
  expect(asLiteral(guard, address)).toBe(asName);
  return asName;
}

function asLiteral(guard: AddressGuard, address: string): boolean {
  try {
    guard.requireLiteral(address);
    return true;
  } catch {
    return false;
  }
}

const NEVER = [
  ['0.0.0.0', 'this machine'],
  ['::', 'this machine'],
  ['169.254.169.254', 'the metadata of clouds'],
  ['169.254.170.2', 'the credentials of tasks'],
  ['fd00:ec2::254', 'the metadata of Amazon'],
  ['fd20:ce::254', 'the metadata of Google'],
  ['168.63.129.16', 'the metadata of Azure'],
  ['100.100.100.200', 'the metadata of Alibaba'],
  ['fe80::1', 'link-local'],
  ['fe80::1%lo', 'link-local, with its zone'],
  ['224.0.0.1', 'multicast'],
  ['ff02::1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::ffff:169.254.169.254', 'mapped'],
  ['::ffff:a9fe:a9fe', 'mapped, as URLs write it'],
  ['::ffff:0:0', 'mapped'],
  ['64:ff9b::a9fe:a9fe', 'behind NAT64'],
  ['64:ff9b::7f00:1', 'behind NAT64'],
  ['64:ff9b::6464:64c8', 'the metadata of Alibaba behind NAT64'],
  ['64:ff9b::a83f:8110', 'the metadata of Azure behind NAT64'],
  ['64:ff9b::c000:c0', 'the metadata of Oracle behind NAT64'],
  ['64:ff9b:1::a9fe:a9fe', 'behind NAT64 with a local prefix'],
  ['::ffff:0:a9fe:a9fe', 'translated'],
  ['2002:a9fe:a9fe::1', '6to4'],
] as const;

const LOOPBACK = [
  '127.0.0.1',
  '127.8.9.10',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
] as const;

const USUAL = [
  '10.0.0.1',
  '172.16.0.1',
  '192.168.49.2',
  '100.64.0.1',
  '203.0.113.7',
  'fd12:3456::1',
  '2001:db8::1',
  '::ffff:10.0.0.1',
  '64:ff9b::cb00:7107',
  '64:ff9b:1::cb00:7107',
] as const;

describe('AddressGuard', () => {
  it.each(NEVER)('refuses %s, %s', async address => {
    expect(await allows(address)).toBe(false);
  });

  it.each(NEVER)(
    'refuses %s, %s, also where the operator names every network',
    async address => {
      expect(await allows(address, ['0.0.0.0/0', '::/0'])).toBe(false);
    },
  );

  it.each(LOOPBACK)(
    'refuses %s, unless the operator names it',
    async address => {
      expect(await allows(address)).toBe(false);
      expect(await allows(address, ['10.0.0.0/8'])).toBe(false);
      expect(await allows(address, ['127.0.0.0/8', '::1/128'])).toBe(true);
    },
  );

  it.each(USUAL)('allows %s, where API servers are', async address => {
    expect(await allows(address)).toBe(true);
  });

  it('allows the networks only that the operator names', async () => {
    const networks = ['10.20.0.0/16', 'fd12::/16'];
    expect(await allows('10.20.3.4', networks)).toBe(true);
    expect(await allows('::ffff:10.20.3.4', networks)).toBe(true);
    expect(await allows('fd12::1', networks)).toBe(true);
    expect(await allows('10.21.0.1', networks)).toBe(false);
    expect(await allows('fd13::1', networks)).toBe(false);
    expect(await allows('10.20.3.4', [])).toBe(false);
  });

  it.each([['no address'], ['']])('refuses %j', async answer => {
    const guard = new AddressGuard(KEY, { key: LIMITS }, async () => [
      { address: answer, family: 4 },
    ]);
    await expect(guard.addressesOf('eu.clusters.test')).rejects.toThrow();
  });

  it('refuses a name without addresses', async () => {
    const guard = new AddressGuard(KEY, { key: LIMITS }, async () => []);
    await expect(guard.addressesOf('eu.clusters.test')).rejects.toThrow();
  });

  it.each([true, false])(
    'answers sockets that ask for all addresses: %s',
    async all => {
      const answers = [
        { address: '10.0.0.1', family: 4 },
        { address: 'fd12::1', family: 6 },
      ];
      const guard = new AddressGuard(KEY, { key: LIMITS }, async () => answers);
      const answered = await new Promise(resolve => {
        guard.lookup('eu.clusters.test', { all }, (...answer) =>
          resolve(answer),
        );
      });
      expect(answered).toEqual(all ? [null, answers] : [null, '10.0.0.1', 4]);
    },
  );

  it('says where to look, and not what the address is', async () => {
    const guard = new AddressGuard(KEY, { key: LIMITS }, async () => [
      { address: '169.254.169.254', family: 4 },
    ]);
    const refusal = guard.addressesOf('eu.clusters.test');
    await expect(refusal).rejects.toMatchObject({
      state: 'unreachable',
      problem: {
        code: 'cluster-address-refused',
        params: { key: KEY, limits: LIMITS },
      },
    });
    await expect(refusal).rejects.not.toThrow('169.254');
  });
});

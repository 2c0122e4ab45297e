import dns from 'node:dns';

import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f01 = faultRow({
  id: 'F01',
  fault: 'a name that does not resolve, and later does',
  async run(stage) {
    const bystander = await stage.bystander();
    const cluster = await stage.cluster('nameless');
    new StoredRollouts(cluster).create('web');
    const url = `https://${HOST}:${cluster.port}`;
    const watched = stage.watch({ url, skipTLSVerify: true });
    await stage.until(
      'told as an address that nobody knows',
      () => watched.state() === 'unreachable: cluster-address-unknown',
      20 * SECOND,
    );
    bystander.stays();
    stage.onStop(resolveAsLoopback(HOST));
    await stage.until(
      'live by itself once the name resolves',
      () => watched.isLive(),
      60 * SECOND,
    );
    stage.expect('with all that is there', watched.knows('web'));
    bystander.stays();
  },
});

const HOST = 'f01.rollouts.test';

/** Lets the name resolve for this process. Returns how to end that. */
function resolveAsLoopback(host: string): () => void {
  const { lookup } = dns;
  const patched: unknown = Object.assign(
    (name: string, ...rest: readonly unknown[]) =>
      Reflect.apply(lookup, dns, [name === host ? '127.0.0.1' : name, ...rest]),
    lookup,
  );
  Reflect.set(dns, 'lookup', patched);
  return () => {
    dns.lookup = lookup;
  };
}

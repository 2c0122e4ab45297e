import { faultRow } from '../stage/faultRow';
import { NO_ROLLOUT } from '../stage/insides';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';
import { StreamServer } from '../stage/StreamServer';
import { StreamVisitor } from '../stage/StreamVisitor';

export const f44 = faultRow({
  id: 'F44',
  fault:
    'a token that ends, and a right that is withdrawn, while a page is open',
  async run(stage) {
    const cluster = await stage.cluster('guarded');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const server = await new StreamServer(watched.facts, stage.time).start();
    stage.onStop(() => server.stop());
    const visit = () => {
      const visitor = new StreamVisitor(server.url);
      stage.onStop(() => visitor.leave());
      return visitor;
    };

    const ends = stage.time.real(20 * SECOND);
    server.expiresAt = new Date(Date.now() + ends);
    const expiring = visit();
    await stage.until('it is shown', () => expiring.sizes().length > 0, MINUTE);
    await stage.until(
      'the stream ends with the token',
      () => expiring.isOver,
      MINUTE,
    );
    stage.expect('not before', Date.now() >= server.expiresAt.getTime());

    server.expiresAt = undefined;
    const trusted = visit();
    await stage.until('it is shown', () => trusted.sizes().length > 0, MINUTE);
    server.readable = NO_ROLLOUT;
    await stage.until(
      'what may not be seen any more is taken away within a minute',
      () => trusted.isOver || trusted.page?.items.length === 0,
      MINUTE + 10 * SECOND,
    );
    rollouts.resize('web', 7);
    await stage.pass(10 * SECOND);
    stage.expect(
      'and nothing that comes later is told',
      !trusted.sizes().includes(7),
    );
  },
});

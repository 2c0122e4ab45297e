import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';
import { StreamServer } from '../stage/StreamServer';
import { StreamVisitor } from '../stage/StreamVisitor';

const ROWS = 150;
/** As much as may wait for a client, and what was written at once before that was seen. */
const UNREAD_AT_MOST = 3_000_000;
const PER_PERSON = 20;

export const f38 = faultRow({
  id: 'F38',
  fault: 'a browser that stops reading, and one that opens ever more streams',
  async run(stage) {
    const cluster = await stage.cluster('busy');
    const rollouts = new StoredRollouts(cluster);
    rollouts.createMany(ROWS);
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const server = await new StreamServer(watched.facts, stage.time).start();
    stage.onStop(() => server.stop());
    const visit = (options: { reads?: boolean } = {}) => {
      const visitor = new StreamVisitor(server.url, options);
      stage.onStop(() => visitor.leave());
      return visitor;
    };
    const shows = (visitor: StreamVisitor, size: number) =>
      visitor.sizes().filter(each => each === size).length === ROWS;

    const stuck = visit({ reads: false });
    await stage.until('one has begun', () => stuck.status === 200, MINUTE);
    const reader = visit();
    await stage.until('another reads', () => shows(reader, 2), MINUTE);
    let most = 0;
    let round = 2;
    const isFull = () => {
      const unread = server.visits[0]?.unread ?? 0;
      most = Math.max(most, unread);
      return unread > 1_000_000;
    };
    while (!isFull() && round < 200) {
      round += 1;
      for (let n = 0; n < ROWS; n += 1) {
        rollouts.resize(`many-${n}`, round);
      }
      const size = round;
      await stage.until(
        'the one that reads has the newest',
        () => shows(reader, size),
        MINUTE,
      );
    }
    stage.expect('the other is not told more than fits', isFull());
    const full = server.visits[0]?.unread ?? 0;
    for (let n = 0; n < ROWS; n += 1) {
      rollouts.resize(`many-${n}`, 1);
    }
    await stage.until('and then nothing', () => shows(reader, 1), MINUTE);
    stage.expect(
      'so what waits for it is bounded',
      (server.visits[0]?.unread ?? 0) <= full && most < UNREAD_AT_MOST,
    );
    stuck.read();
    await stage.until(
      'it has the newest as soon as it reads again',
      () => shows(stuck, 1),
      MINUTE,
    );
    stage.expect('told that it has missed some', stuck.told.includes('reset'));

    const many = Array.from({ length: PER_PERSON }, () => visit());
    await stage.until(
      'all are answered',
      () => many.every(({ status }) => status !== undefined),
      MINUTE,
    );
    const open = many.filter(({ status }) => status === 200);
    stage.expect(
      'one person gets so many and no more',
      open.length === PER_PERSON - 2 &&
        many.every(({ status }) => status === 200 || status === 503),
    );
    await stage.until(
      'and told when to come back',
      () => open.every(({ retry }) => retry !== undefined),
      MINUTE,
    );
    stage.expect(
      'not all at one time',
      new Set(open.map(({ retry }) => retry)).size > open.length / 2,
    );
  },
});

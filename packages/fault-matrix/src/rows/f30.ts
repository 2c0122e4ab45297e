import type { Http2ServerResponse } from 'node:http2';
import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { faultRow } from '../stage/faultRow';
import { listOf } from '../stage/ScriptedServer';
import { MINUTE } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f30 = faultRow({
  id: 'F30',
  fault: 'fifty clusters that restart at once',
  isHeavy: true,
  async run(stage) {
    const clusters = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        stage.cluster(`c${n}`, { certificate }),
      ),
    );
    const rollouts = clusters.map(cluster => new StoredRollouts(cluster));
    rollouts.forEach(stored => stored.create('web'));
    const watched = clusters.map(cluster => stage.watchSimulated(cluster));
    await stage.until(
      'all live',
      () => watched.every(one => one.isLive()),
      5 * MINUTE,
    );
    const lists = () => rollouts.reduce((sum, stored) => sum + stored.lists, 0);
    const before = lists();
    for (const { faults } of clusters) faults.cutWatches({ abruptly: true });
    rollouts.forEach(stored => stored.changeImage('web', 'web:2'));
    await stage.until(
      'all live and current again',
      () => watched.every(one => one.isLive() && one.image('web') === 'web:2'),
      5 * MINUTE,
    );
    stage.expect('without a single list', lists() === before);

    const forgetful = await Promise.all(
      Array.from({ length: 24 }, () => stage.scripted(certificate)),
    );
    const counted = countedLists();
    for (const server of forgetful) server.script = { list: counted.list };
    const others = forgetful.map(server => stage.watch(server));
    await stage.until(
      'those that have to be listed are live',
      () => others.every(one => one.isLive()),
      5 * MINUTE,
    );
    stage.expect('eight of them at a time', counted.most() <= 8);
  },
});

const LIST_TAKES_MS = 50;

/** Lists that take their time, and how many were under way at most. */
function countedLists() {
  let underWay = 0;
  let most = 0;
  return {
    most: () => most,
    list: (response: Http2ServerResponse) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        listOf([])(response);
      }, LIST_TAKES_MS);
    },
  };
}

// One for all: a key for each would cost more than the row itself.
const certificate = selfSignedCertificate();

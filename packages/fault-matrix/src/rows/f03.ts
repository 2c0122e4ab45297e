import { createServer } from 'node:net';

import { faultRow } from '../stage/faultRow';
import { LoopbackServer } from '../stage/insides';
import { SECOND } from '../stage/Stage';

export const f03 = faultRow({
  id: 'F03',
  fault: 'a server that accepts and then is silent',
  async run(stage) {
    const bystander = await stage.bystander();
    let tries = 0;
    const server = await new LoopbackServer(
      createServer(() => {
        tries += 1;
      }),
    ).start();
    stage.onStop(() => server.stop());
    const watched = stage.watch({
      url: `https://127.0.0.1:${server.port}`,
    });
    await stage.until(
      'given up when the time for connecting is over',
      () => watched.state() === 'unreachable: cluster-timeout',
      15 * SECOND,
    );
    await stage.pass(30 * SECOND);
    stage.expect('tried a few times, not many', tries <= 8);
    bystander.stays();
  },
});

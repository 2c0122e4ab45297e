import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

import { faultRow } from '../stage/faultRow';
import { portOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f03 = faultRow({
  id: 'F03',
  fault: 'a server that accepts and then is silent',
  async run(stage) {
    const bystander = await stage.bystander();
    const server = createServer(socket => sockets.add(socket));
    const sockets = new Set<Socket>();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stage.onStop(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    const watched = stage.watch({
      url: `https://127.0.0.1:${portOf(server.address())}`,
    });
    await stage.until(
      'given up when the time for connecting is over',
      () => watched.state() === 'unreachable: cluster-timeout',
      15 * SECOND,
    );
    await stage.pass(30 * SECOND);
    stage.expect('tried a few times, not many', sockets.size <= 8);
    bystander.stays();
  },
});

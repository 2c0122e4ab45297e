import type { Http2ServerResponse } from 'node:http2';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { answer, listOf, stayOpen, type Seen } from '../stage/ScriptedServer';
import { MINUTE, SECOND } from '../stage/Stage';

export const f13 = faultRow({
  id: 'F13',
  fault: 'a token that expires, with a new one in its file, then none',
  async run(stage) {
    const bystander = await stage.bystander();
    const server = await stage.scripted();
    const file = join(await mkdtemp(join(tmpdir(), 'rollouts-')), 'token');
    stage.onStop(() => rm(dirname(file), { recursive: true }));
    await writeFile(file, 'first');
    let right = 'first';
    let cut = () => {};
    const authorized =
      (then: (response: Http2ServerResponse) => void) =>
      (response: Http2ServerResponse, { token }: Seen) => {
        if (token === right) then(response);
        else answer(response, 401, { kind: 'Status', code: 401 });
      };
    server.script = {
      list: authorized(listOf([rolloutOf('web')])),
      watch: authorized(response => {
        stayOpen(response);
        cut = () => response.end();
      }),
    };
    const watched = stage.watch(server, {
      reader: { type: 'tokenFile', file },
    });
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    right = 'second';
    stage.expect('its watch is not torn for that', watched.isLive());
    await writeFile(file, 'second');
    cut();
    await stage.until(
      'the new one is used',
      () => server.watches().at(-1)?.token === 'second' && watched.isLive(),
      60 * SECOND,
    );
    stage.expect(
      'without a word about it',
      !watched.told.some(told => told.startsWith('auth-failed')),
    );
    const before = server.seen.length;
    right = 'third';
    cut();
    await stage.until(
      'a wrong one is told',
      () => watched.state() === 'auth-failed: cluster-wrong-token',
      2 * MINUTE,
    );
    stage.expect('and what was known is kept', watched.knows('web'));
    await stage.pass(MINUTE);
    const tries = server.seen.slice(before).map(({ at }) => at);
    const last = (tries.at(-1) ?? NaN) - (tries.at(-2) ?? NaN);
    stage.expect(
      'it is tried again, ever more seldom',
      tries.length <= 12 && last > 10 * SECOND,
    );
    bystander.stays();
    await writeFile(file, 'third');
    await stage.until(
      'live by itself with the right one',
      () => server.watches().at(-1)?.token === 'third' && watched.isLive(),
      MINUTE,
    );
  },
});

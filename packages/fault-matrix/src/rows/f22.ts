import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { answer } from '../stage/ScriptedServer';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f22 = faultRow({
  id: 'F22',
  fault: 'a sign-in page with status 200',
  async run(stage) {
    const cluster = await stage.cluster('hidden');
    new StoredRollouts(cluster).create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const isTold = () =>
      watched.state() === 'reconnecting: cluster-not-kubernetes';

    const liftGarbage = cluster.faults.garbage();
    await stage.until('told as no API server', isTold, MINUTE);
    stage.expect('and not taken for an empty list', watched.knows('web'));
    liftGarbage();
    await stage.until('live by itself', () => watched.isLive(), MINUTE);

    const lift = cluster.faults.signInPage();
    cluster.faults.cutWatches();
    const late = stage.watchSimulated(cluster, { name: 'late' });
    await stage.until('a page that says it is one, too', isTold, MINUTE);
    await stage.until(
      'also where it answers the first list',
      () => late.state() === 'unreachable: cluster-not-kubernetes',
      MINUTE,
    );
    stage.expect(
      'which is not taken for an empty one',
      watched.knows('web') && !late.told.includes('live'),
    );
    lift();
    await stage.until(
      'live and whole by themselves',
      () => [watched, late].every(each => each.isLive() && each.knows('web')),
      MINUTE,
    );

    const server = await stage.scripted();
    server.script = {
      list: response =>
        answer(
          response,
          200,
          {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'RolloutList',
            metadata: { resourceVersion: '100' },
            items: [rolloutOf('web')],
          },
          { 'content-type': 'text/html' },
        ),
    };
    const misled = stage.watch(server);
    await stage.until(
      'what is called a page is none of ours, whatever is in it',
      () => misled.state() === 'unreachable: cluster-not-kubernetes',
      MINUTE,
    );
    stage.expect('and is never read', !misled.knows('web'));
  },
});

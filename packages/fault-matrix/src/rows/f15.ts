import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

const RULE = { groups: ['*'], resources: ['*'], verbs: ['*'] };

export const f15 = faultRow({
  id: 'F15',
  fault: 'the whole cluster is denied, and three namespaces are not',
  async run(stage) {
    const readsNamespaces = {
      groups: [''],
      resources: ['namespaces'],
      verbs: ['list', 'watch'],
    };
    const some = [
      readsNamespaces,
      { ...RULE, namespaces: ['default', 'kube-public', 'kube-system'] },
    ];
    const portal = { user: 'portal', rules: some };
    const cluster = await stage.cluster('divided', {
      tokens: { limited: portal },
    });
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster, {
      reader: { type: 'token', token: 'limited' },
    });
    const namespaces = () => watched.status('Rollout')?.namespaces;
    await stage.until(
      'partial by itself, and told so',
      () => watched.state() === 'partial: cluster-granted',
      30 * SECOND,
    );
    stage.expect(
      'naming where it watches',
      namespaces()?.watched.join() === 'default,kube-public,kube-system',
    );
    stage.expect(
      'and what to grant',
      watched.status('Rollout')?.grant?.code === 'grant-everywhere',
    );
    stage.expect('what is there is known', watched.knows('web'));
    portal.rules = [
      readsNamespaces,
      { ...RULE, namespaces: ['kube-public', 'kube-system'] },
    ];
    cluster.faults.cutWatches();
    await stage.until(
      'one that is withdrawn is not shown for long',
      () => !watched.knows('web'),
      6 * MINUTE,
    );
    portal.rules = [RULE];
    await stage.until(
      'whole again when all of it is granted',
      () => watched.isLive() && watched.knows('web') && !namespaces(),
      3 * MINUTE,
    );
  },
});

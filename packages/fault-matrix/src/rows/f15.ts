import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f15 = faultRow({
  id: 'F15',
  fault: 'allowed in three namespaces, one of them not any more',
  async run(stage) {
    const may = (namespaces: readonly string[]) => ({
      user: 'portal',
      rules: [{ namespaces, groups: ['*'], resources: ['*'], verbs: ['*'] }],
    });
    const cluster = await stage.cluster('divided', {
      tokens: { limited: may(['default', 'kube-public']) },
    });
    new StoredRollouts(cluster).create('web');
    const watched = stage.watchSimulated(cluster, {
      reader: { type: 'token', token: 'limited' },
      namespaces: ['default', 'kube-public', 'kube-system'],
    });
    await stage.until(
      'partial, and told so',
      () => watched.state() === 'partial: cluster-partial',
      30 * SECOND,
    );
    stage.expect(
      'naming what is missing',
      watched.facts.freshness().problem?.params.namespaces === 'kube-system',
    );
    stage.expect('and the rest is known', watched.knows('web'));
  },
});

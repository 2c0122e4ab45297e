import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f20 = faultRow({
  id: 'F20',
  fault: 'a conversion that fails for one kind',
  async run(stage) {
    const cluster = await stage.cluster('converting');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    cluster.faults.refuse(500, {
      matching: ({ path }) => path.endsWith('/canaries'),
    });
    const watched = stage.watchSimulated(cluster, {
      providers: { flagger: true, workloads: { kinds: [] } },
    });
    const freshness = (kind: string) =>
      watched.facts.kinds.find(({ name }) => name.kind === kind)?.freshness();
    await stage.until(
      'told of that kind',
      () => freshness('Canary')?.problem?.code === 'cluster-error-answer',
      30 * SECOND,
    );
    await stage.until(
      'the other is live',
      () => freshness('Rollout')?.state === 'live',
      20 * SECOND,
    );
    rollouts.changeImage('web', 'web:2');
    await stage.until(
      'and follows',
      () => watched.image('web') === 'web:2',
      20 * SECOND,
    );
  },
});

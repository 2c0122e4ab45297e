import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { eventsOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f28 = faultRow({
  id: 'F28',
  fault: 'an object of 1.5 MB with 5,000 steps and a message of 200 kB',
  async run(stage) {
    const server = await stage.scripted();
    const huge = rolloutOf('huge', { resourceVersion: '101' });
    const steps = Array.from({ length: 5_000 }, (_, n) => ({
      setWeight: n % 100,
    }));
    const object = {
      ...huge,
      metadata: {
        ...huge.metadata,
        annotations: { filler: 'x'.repeat(1_200_000) },
      },
      spec: { ...huge.spec, strategy: { canary: { steps } } },
      status: {
        phase: 'Degraded',
        message: 'why '.repeat(50_000),
        observedGeneration: '1',
      },
    };
    server.script = { watch: eventsOf({ type: 'ADDED', object }) };
    const watched = stage.watch(server);
    await stage.until('taken', () => watched.knows('huge'), 30 * SECOND);
    const facts = watched.facts.argoRollouts.rollouts.get('default/huge');
    const size = JSON.stringify(facts).length;
    stage.expect('what is kept of it is small', size < 300_000);
    stage.expect('and the watch is well', watched.isLive());
  },
});

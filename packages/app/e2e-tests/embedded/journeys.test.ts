import { after, before, test } from 'node:test';

import { isAppCurrent } from '../isAppCurrent.ts';
import { COMPONENTS, JOURNEYS } from '../journeys/all.ts';
import { runJourney } from '../runJourney.ts';
import { startWorld } from '../startWorld.ts';

type Started = Awaited<ReturnType<typeof startWorld>>;

let started: Started;

before(async () => {
  started = await startWorld({
    name: 'embedded',
    components: COMPONENTS,
    builds: !isAppCurrent(),
    signal: new AbortController().signal,
    say: line => process.stdout.write(`${line}\n`),
  });
});

after(() => started?.stop());

JOURNEYS.filter(
  ({ isSlow, only }) => !isSlow && (only?.world ?? 'embedded') === 'embedded',
).forEach(journey =>
  test(journey.name, () => runJourney(journey, started.world)),
);

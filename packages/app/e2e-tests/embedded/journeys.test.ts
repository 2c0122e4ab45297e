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

// `npm run e2e` runs slow ones in the real world; what that cannot, runs here.
JOURNEYS.filter(({ isSlow, only }) =>
  only ? only.world === 'embedded' : !isSlow,
).forEach(journey =>
  test(journey.name, () => runJourney(journey, started.world)),
);

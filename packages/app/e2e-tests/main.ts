import { parseArgs } from 'node:util';

import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';

import { keepChecklistDocument } from './checklist/keepChecklistDocument.ts';
import type { Journey } from './Journey.ts';
import { COMPONENTS, JOURNEYS } from './journeys/all.ts';
import { runJourneys } from './runJourneys.ts';
import { startWorld } from './startWorld.ts';
import { isWorldName, WORLD_NAMES } from './worlds/WorldName.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    /** Where the journeys run. */
    world: { type: 'string', default: 'real' },
    /** Renews the pictures of the documentation. */
    screenshots: { type: 'boolean', default: false },
    /** Runs only the journeys whose name this regular expression matches. */
    only: { type: 'string', default: '' },
    /** Takes the frontend as it was built last. */
    'no-build': { type: 'boolean', default: false },
  },
});

const { world: name } = options;
if (!isWorldName(name)) {
  say(`There is no world "${name}"; there are ${WORLD_NAMES.join(' and ')}.`);
  process.exit(1);
}
const journeys = JOURNEYS.filter(journey =>
  new RegExp(options.only, 'i').test(journey.name),
);
const isHere = ({ only }: Journey) => (only?.world ?? name) === name;
const possible = journeys.filter(isHere);
// The other world runs these: the real one here, the embedded one in `npm test`.
const elsewhere = journeys.filter(journey => !isHere(journey));

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () =>
    interrupted.abort(new Error(`ended by ${signal}`)),
  );
}

let failed = possible.length;
let stop = async () => {};

try {
  await keepChecklistDocument({ isRenewed: options.screenshots });
  const started = await startWorld({
    name,
    components: COMPONENTS,
    builds: !options['no-build'],
    renewsDocImages: options.screenshots,
    signal: interrupted.signal,
    say,
  });
  stop = started.stop;
  const { world } = started;
  failed = await runJourneys(possible, world, interrupted.signal);
  const { checklist } = world;
  say(
    `${checklist.passed} lines of the visual checklist hold on their screenshots`,
  );
  const unseen = checklist.unseen(
    new Set(elsewhere.flatMap(({ picture = [] }) => picture)),
  );
  if (journeys.length === JOURNEYS.length && unseen.length > 0) {
    failed += 1;
    say(
      `not ok  lines that no screenshot was taken for:\n${unseen.join('\n')}`,
    );
  }
} catch (error) {
  say(
    error instanceof UserFacingError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
} finally {
  await stop();
}

for (const { name: sentence, only } of elsewhere) {
  say(`in the ${only?.world} world only: ${sentence} (${only?.because})`);
}
say(
  `${possible.length - failed} passed, ${failed} failed, ${
    JOURNEYS.length - journeys.length
  } skipped`,
);
process.exitCode = failed === 0 ? 0 : 1;

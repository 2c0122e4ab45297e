import { parseArgs } from 'node:util';
import { UserFacingError } from './UserFacingError.ts';

export type CommandLine = {
  command: 'build' | 'start' | 'scenario' | 'record' | 'help';
  names: string[];
  clusters: number;
  flagger: boolean;
  argoCd: boolean;
  json: boolean;
  directory: string | undefined;
  kubernetesId: string | undefined;
};

export const USAGE = `npm run control-plane -- COMMAND

  build                     builds the programs into the cache; the other commands do so on demand
  start                     starts clusters and keeps them until Ctrl-C
  scenario NAME...          the same, and brings the first cluster to the named scenarios
  record STORY              records a scenario into DIR/STORY (default: recordings/STORY)

  --clusters N              how many clusters (1)
  --flagger                 runs Flagger, too
  --argo-cd                 serves Argo CD's Applications, too; nothing acts on them
  --dir DIR                 start, scenario: a new folder, removed at the end; record: where to write
  --kubernetes-id ID        scenario: the entity whose page shows it, for all the named; else the demo's
                            payments-api, payments-ledger and checkout, in this order
  --json                    start, scenario: the ready line as JSON

With --dir of a running control plane, scenario uses that one.
`;

const COMMANDS = ['build', 'start', 'scenario', 'record', 'help'] as const;

export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parsed(args);
  const [word = 'help', ...names] = positionals;
  const command = COMMANDS.find(known => known === word);
  if (!command) {
    throw new UserFacingError(`There is no command "${word}".\n\n${USAGE}`);
  }
  if (command === 'record' && names.length !== 1) {
    throw new UserFacingError('Say which story to record: record STORY.');
  }
  if (command === 'scenario' && names.length === 0) {
    throw new UserFacingError('Say which scenarios: scenario NAME...');
  }
  const clusters = Number(values.clusters ?? 1);
  if (!Number.isInteger(clusters) || clusters < 1) {
    throw new UserFacingError(
      `--clusters takes a whole number from 1, not "${values.clusters}".`,
    );
  }
  return {
    command: values.help ? 'help' : command,
    names,
    clusters,
    flagger: values.flagger ?? false,
    argoCd: values['argo-cd'] ?? false,
    json: values.json ?? false,
    directory: values.dir,
    kubernetesId: values['kubernetes-id'],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        clusters: { type: 'string' },
        flagger: { type: 'boolean' },
        'argo-cd': { type: 'boolean' },
        json: { type: 'boolean' },
        dir: { type: 'string' },
        'kubernetes-id': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError)
      throw new UserFacingError(`${error.message}.\n\n${USAGE}`);
    throw error;
  }
}

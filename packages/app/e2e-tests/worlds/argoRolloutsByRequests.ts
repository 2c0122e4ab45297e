import { parseArgs } from 'node:util';

import type { ApiClient } from '@rollouts-portal/control-plane/ApiClient.ts';
import type { CommandResult } from '@rollouts-portal/control-plane/runCommand.ts';

import { RolloutTerminal } from './RolloutTerminal.ts';

/** Does what `kubectl argo rollouts WORDS` does, for the words that journeys use. */
export async function argoRolloutsByRequests(
  client: Pick<ApiClient, 'request'>,
  words: readonly string[],
): Promise<CommandResult> {
  const {
    positionals: [verb = '', ...names],
    values: options,
  } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      namespace: { type: 'string', short: 'n', default: 'default' },
      full: { type: 'boolean', default: false },
      'to-revision': { type: 'string', default: '0' },
      'no-color': { type: 'boolean' },
    },
  });
  // Some verbs name the kind, or the field, before the object.
  if (names[0] === 'rollout' || names[0] === 'image') names.shift();
  const [name = '', change = ''] = names;
  const terminal = new RolloutTerminal(client, options.namespace, name);
  const verbs: Record<string, () => Promise<string | void>> = {
    get: () => terminal.reference(),
    set: () => terminal.setImage(change),
    promote: () => terminal.promote({ isFull: options.full }),
    abort: () => terminal.abort(),
    retry: () => terminal.retry(),
    pause: () => terminal.pause(),
    restart: () => terminal.restart(),
    undo: () => terminal.undo(Number(options['to-revision'])),
  };
  try {
    const run = verbs[verb];
    if (!run) throw new Error(`no request is known for ${verb}`);
    return { exit: 0, stdout: (await run()) ?? '', stderr: '' };
  } catch (error) {
    return { exit: 1, stdout: '', stderr: String(error) };
  }
}

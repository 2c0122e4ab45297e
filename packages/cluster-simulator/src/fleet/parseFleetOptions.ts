import { parseArgs } from 'node:util';

export type FleetOptions = {
  /** Where the configuration is written; made if need be. */
  directory: string;
  /** Only the services of this story. */
  story?: string;
  /** Brings every service into the state that its story begins with, and leaves it there. */
  quiet: boolean;
  /** How many times faster than usual the stories go; the controllers keep to real time. */
  pace: number;
  /** The same seed, the same fleet. */
  seed: number;
};

export type RehearsalOptions = Pick<FleetOptions, 'story' | 'pace' | 'seed'> & {
  /** How long the stories are told, in minutes of their own time. */
  rehearse: number;
};

export type EmptyOptions = Pick<FleetOptions, 'directory'> & {
  /** Names of clusters that are there for others to fill. */
  empty: readonly string[];
};

export type LargeOptions = Pick<FleetOptions, 'directory' | 'seed'> & {
  clusters: number;
  /** In all clusters together. */
  rollouts: number;
  /** How many rollouts change, per second. */
  changes: number;
};

export const USAGE = `embedded-fleet --dir DIR [--story NAME] [--quiet] [--pace N] [--seed N]
embedded-fleet --dir DIR --empty NAME,NAME
embedded-fleet --dir DIR --clusters N [--rollouts N] [--changes N] [--seed N]
embedded-fleet --rehearse MINUTES [--story NAME] [--pace N] [--seed N]

Starts three clusters of services that keep moving, and writes DIR/app-config.yaml for the portal. A rehearsal tells
the stories as fast as it can and then says, a line of JSON for each service, what came of them.

  --dir DIR     where the portal's configuration and the kubeconfigs go; removed at the end
  --story NAME  only the services of this story
  --quiet       every service stands still in the state that its story begins with
  --pace N      stories go N times faster (default 1)
  --seed N      another fleet (default 1)
  --clusters N  that many clusters, with rollouts of real sizes that no controller moves
  --rollouts N  in all of them together (default 100 for each cluster)
  --changes N   how many of these change their state per second (default 5)
  --empty NAMES clusters of these names with controllers and nothing else; the first is for production
`;

/** @throws Error with what is wrong, for the reader of the command line */
export function parseFleetOptions(
  words: readonly string[],
): FleetOptions | RehearsalOptions | EmptyOptions | LargeOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      dir: { type: 'string' },
      story: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      pace: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      rehearse: { type: 'string' },
      empty: { type: 'string' },
      clusters: { type: 'string' },
      rollouts: { type: 'string' },
      changes: { type: 'string', default: '5' },
    },
  });
  const { dir, story, quiet, rehearse, empty, clusters } = values;
  const common = {
    pace: positive('--pace', values.pace),
    seed: positive('--seed', values.seed),
    ...(story !== undefined && { story }),
  };
  if (rehearse !== undefined) {
    return { ...common, rehearse: positive('--rehearse', rehearse) };
  }
  if (dir === undefined) throw new Error('--dir is missing');
  if (empty !== undefined) return { directory: dir, empty: empty.split(',') };
  if (clusters !== undefined) {
    const count = whole('--clusters', clusters);
    return {
      directory: dir,
      seed: common.seed,
      clusters: count,
      rollouts: whole('--rollouts', values.rollouts ?? String(count * 100)),
      changes: positive('--changes', values.changes),
    };
  }
  return { ...common, directory: dir, quiet };
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) {
    throw new Error(`${option} is no number above 0: ${text}`);
  }
  return value;
}

function whole(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isSafeInteger(value))) {
    throw new Error(`${option} is no whole number above 0: ${text}`);
  }
  return value;
}

export const WORLD_NAMES = ['real', 'embedded'] as const;

/**
 * Where journeys can run: `real` is kube-apiserver with the real controller, `embedded` the simulator that comes with
 * the suite.
 */
export type WorldName = (typeof WORLD_NAMES)[number];

export function isWorldName(text: string): text is WorldName {
  return WORLD_NAMES.some(name => name === text);
}

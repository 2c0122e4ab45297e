import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

/** Images, as far as known. */
export type Versions = {
  newer: string | undefined;
  older: string | undefined;
};

/** The image that comes and the one that it replaces; one of them only where nothing is replaced or not both are known. */
export function versionsOf({
  images,
  phase,
}: Pick<RolloutSummary, 'images' | 'phase'>): Versions {
  const withRole = (...roles: string[]) =>
    images.find(image => image.roles.some(role => roles.includes(role)))?.image;
  const older = withRole('stable', 'active');
  // Without pods of the new version (aborted, or no weight yet) only the stable image is known, and that is not the one
  // of the revision beside which it would stand.
  const isOnlyOne = phase === 'Healthy' || older === undefined;
  const newer =
    withRole('canary', 'preview') ??
    (isOnlyOne ? older ?? images[0]?.image : undefined);
  return { newer, older: older === newer ? undefined : older };
}

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';

const userSchema = z.looseObject({ userEntityRef: z.string() });

/** Who looks, as their entity reference; all that are no users count as one. */
export function viewerOf({ principal }: BackstageCredentials): string {
  return userSchema.safeParse(principal).data?.userEntityRef ?? '';
}

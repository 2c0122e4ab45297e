import { InputError } from '@backstage/errors';
import {
  labelSelectorSchema,
  labelSelectorText,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

const rolloutSchema = z.looseObject({
  spec: z.looseObject({ selector: labelSelectorSchema }),
});

/**
 * `spec.selector` of a Rollout as a list request takes it.
 *
 * @throws InputError when the object has none: it would select everything.
 */
export function labelSelectorOf(rollout: unknown): string {
  const parsed = rolloutSchema.safeParse(rollout);
  const text = labelSelectorText(parsed.data?.spec.selector);
  if (text === undefined) throw new InputError('The Rollout has no selector');
  return text;
}

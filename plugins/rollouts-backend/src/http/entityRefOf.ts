import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * A full entity reference out of a request, normalised.
 *
 * @throws InputError saying what was sent and what is wanted.
 */
export function entityRefOf(value: unknown): string {
  if (
    typeof value !== 'string' ||
    !/^[^:/\s]{1,63}:[^:/\s]{1,63}\/[^:/\s]{1,63}$/.test(value)
  ) {
    throw new InputError(
      `Not a full entity reference: ${JSON.stringify(value)?.slice(
        0,
        300,
      )}, wanted such as component:default/payments-api`,
    );
  }
  return stringifyEntityRef(parseEntityRef(value));
}

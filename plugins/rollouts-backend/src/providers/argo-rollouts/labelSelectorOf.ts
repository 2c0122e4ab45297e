import { InputError } from '@backstage/errors';
import { z } from 'zod';

const rolloutSchema = z.looseObject({
  spec: z.looseObject({
    selector: z.looseObject({
      matchLabels: z.record(z.string(), z.string()).nullish(),
      matchExpressions: z
        .array(
          z.object({
            key: z.string(),
            operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
            values: z.array(z.string()).nullish(),
          }),
        )
        .nullish(),
    }),
  }),
});

type Expression = NonNullable<
  z.output<typeof rolloutSchema>['spec']['selector']['matchExpressions']
>[number];

/**
 * `spec.selector` of a Rollout as a list request takes it.
 *
 * @throws InputError when the object has none: it would select everything.
 */
export function labelSelectorOf(rollout: unknown): string {
  const parsed = rolloutSchema.safeParse(rollout);
  const { matchLabels, matchExpressions } = parsed.data?.spec.selector ?? {};
  const terms = [
    ...Object.entries(matchLabels ?? {}).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...(matchExpressions ?? []).map(termOf),
  ];
  if (terms.length === 0) throw new InputError('The Rollout has no selector');
  return terms.join(',');
}

function termOf({ key, operator, values }: Expression): string {
  switch (operator) {
    case 'In':
      return `${key} in (${(values ?? []).join(',')})`;
    case 'NotIn':
      return `${key} notin (${(values ?? []).join(',')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return operator satisfies never;
  }
}

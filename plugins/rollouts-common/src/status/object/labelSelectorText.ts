import { z } from 'zod';

import { field } from './field';

/** A selector of labels as objects hold it. */
export const labelSelectorSchema = z
  .looseObject({
    matchLabels: field.stringMap,
    matchExpressions: z
      .array(
        z.object({
          key: z.string(),
          operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
          values: z.array(z.string()).nullish(),
        }),
      )
      .nullish(),
  })
  .nullish();

type LabelSelector = z.output<typeof labelSelectorSchema>;
type Expression = NonNullable<
  NonNullable<LabelSelector>['matchExpressions']
>[number];

/** A selector as a list request takes it; undefined when it would select everything. */
export function labelSelectorText(selector: LabelSelector): string | undefined {
  const terms = [
    ...Object.entries(selector?.matchLabels ?? {}).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...(selector?.matchExpressions ?? []).map(termOf),
  ];
  return terms.length > 0 ? terms.join(',') : undefined;
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

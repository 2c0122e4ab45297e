import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * Parameters as they stand in an address; a list is its parameter repeated.
 *
 * @param lists - parameters that may be repeated
 * @throws InputError naming the parameter that is wrong, and what is right.
 */
export function parseParameters<Schema extends z.ZodObject>(
  schema: Schema,
  lists: readonly string[],
  parameters: URLSearchParams,
): z.output<Schema> {
  const names = Object.keys(schema.shape);
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    if (!names.includes(name)) {
      throw new InputError(
        `There is no parameter ${JSON.stringify(
          name.slice(0, 100),
        )}, only ${names.join(', ')}`,
      );
    }
    if (lists.includes(name)) {
      given[name] = values;
    } else if (values.length === 1) {
      given[name] = values[0] ?? '';
    } else {
      throw new InputError(`The parameter ${name} was given more than once`);
    }
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    refuseOddNumbers(given, parsed.data);
    return parsed.data;
  }
  throw new InputError(
    `Not a question about rollouts: ${parsed.error.issues
      .map(issue => problemOf(issue, given))
      .join('; ')
      .slice(0, 500)}`,
  );
}

/** Says what was given, and what would be right. */
function problemOf(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, string | readonly string[]>>,
): string {
  const [name, index] = issue.path.map(String);
  if (name === undefined) return issue.message;
  if (issue.code === 'invalid_value') {
    const value =
      index === undefined ? given[name] : given[name]?.[Number(index)];
    return `${name}: ${JSON.stringify(
      String(value).slice(0, 100),
    )} is none of ${issue.values.map(String).join(', ')}`;
  }
  return `${name}: ${issue.message}`;
}

/** What can be read as a number in more than one way, such as `0x10`, was hardly meant as it is read. */
function refuseOddNumbers(
  given: Readonly<Record<string, unknown>>,
  parsed: Readonly<Record<string, unknown>>,
): void {
  for (const [name, text] of Object.entries(given)) {
    const value = parsed[name];
    if (typeof value === 'number' && String(value) !== text) {
      throw new InputError(
        `Not a question about rollouts: ${name}: wanted digits alone, such as 50`,
      );
    }
  }
}

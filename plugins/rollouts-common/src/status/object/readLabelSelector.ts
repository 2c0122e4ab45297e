import { labelSelectorSchema, labelSelectorText } from './labelSelectorText';
import { NotAsDeclaredError } from './NotAsDeclaredError';
import { read } from './read';

/**
 * A selector as a list request takes it; undefined when it would select everything.
 *
 * @throws NotAsDeclaredError
 */
export function readLabelSelector(value: unknown): string | undefined {
  const { matchLabels, matchExpressions } = read.fields(value);
  if (read.list(matchExpressions).length === 0) {
    return labelSelectorText({ matchLabels: read.stringMap(matchLabels) });
  }
  // Few have such.
  const parsed = labelSelectorSchema.safeParse(value);
  if (!parsed.success) throw new NotAsDeclaredError();
  return labelSelectorText(parsed.data);
}

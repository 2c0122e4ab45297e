import type { Threshold } from '../../../api/rolloutSchema';

/** A condition that only compares one number with others. */
export type ParsedCondition = {
  /** Where in the result the number is, such as `['0']` for `result[0]`; empty for `result` itself. */
  path: readonly string[];
  thresholds: readonly Threshold[];
};

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const SUBJECT = String.raw`result((?:\[\d+\]|\.[A-Za-z_]\w*|\["[\w-]+"\])*)`;
const OPERATOR = '(<=|>=|==|!=|<|>)';
const COMPARISON = new RegExp(`^${SUBJECT} *${OPERATOR} *(${NUMBER})$`);
const REVERSED = new RegExp(`^(${NUMBER}) *${OPERATOR} *${SUBJECT}$`);

const MIRRORED: Record<Threshold['operator'], Threshold['operator']> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

// No condition that a person wrote by hand is longer; this bounds the work on one that is hostile.
const LONGEST = 500;

/**
 * A condition of a metric in terms that can be drawn, such as `result[0] >= 0.95`.
 *
 * @param joint - what may stand between comparisons: a success must meet each, a failure any
 * @returns undefined when it is anything more than comparisons of one and the same number
 */
export function parseCondition(
  condition: string,
  joint: '&&' | '||',
): ParsedCondition | undefined {
  if (condition.length > LONGEST) return undefined;
  const parts = condition.split(joint).map(part => comparison(part.trim()));
  const [first] = parts;
  if (!first) return undefined;
  const thresholds = parts.flatMap(part =>
    part?.path === first.path ? [part.threshold] : [],
  );
  return thresholds.length === parts.length
    ? { path: first.path.match(/[\w-]+/g) ?? [], thresholds }
    : undefined;
}

function comparison(
  text: string,
): { path: string; threshold: Threshold } | undefined {
  const [, path = '', operator = '', value] = COMPARISON.exec(text) ?? [];
  if (value !== undefined && isOperator(operator)) {
    return { path, threshold: { operator, value: Number(value) } };
  }
  const [, number, turned = '', subject = ''] = REVERSED.exec(text) ?? [];
  return number !== undefined && isOperator(turned)
    ? {
        path: subject,
        threshold: { operator: MIRRORED[turned], value: Number(number) },
      }
    : undefined;
}

function isOperator(text: string): text is Threshold['operator'] {
  return Object.hasOwn(MIRRORED, text);
}

import { InputError } from '@backstage/errors';

type Labels = Readonly<Record<string, string>>;

const KEY = '([A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?)';
const VALUE = '([A-Za-z0-9._-]*)';
const EQUALS = new RegExp(`^${KEY}\\s*==?\\s*${VALUE}$`);
const DIFFERS = new RegExp(`^${KEY}\\s*!=\\s*${VALUE}$`);
const AMONG = new RegExp(`^${KEY}\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EXCEEDS = new RegExp(`^${KEY}\\s*([<>])\\s*(\\d+)$`);
const EXISTS = new RegExp(`^(!?)\\s*${KEY}$`);

/**
 * A Kubernetes label selector as a predicate: requirements of equality, of sets and of order, all of which must hold.
 * As in Kubernetes, `!=` and `notin` also hold for objects without the label.
 *
 * @throws InputError naming the requirement that cannot be read.
 */
export function parseLabelSelector(
  selector: string,
): (labels: Labels) => boolean {
  // Commas inside the parentheses of a set do not separate requirements.
  const requirements = selector
    .split(/,(?![^(]*\))/)
    .map(text => text.trim())
    .filter(text => text !== '')
    .map(parseRequirement);
  if (requirements.length === 0) {
    throw new InputError(
      'A label selector without any requirement would select everything',
    );
  }
  return labels => requirements.every(holds => holds(labels));
}

function parseRequirement(text: string): (labels: Labels) => boolean {
  const [, equalKey, equalValue] = EQUALS.exec(text) ?? [];
  if (equalKey !== undefined) {
    return labels => valueOf(labels, equalKey) === equalValue;
  }
  const [, otherKey, otherValue] = DIFFERS.exec(text) ?? [];
  if (otherKey !== undefined) {
    return labels => valueOf(labels, otherKey) !== otherValue;
  }
  const [, setKey, operator, members] = AMONG.exec(text) ?? [];
  if (setKey !== undefined && members !== undefined) {
    const values = new Set(members.split(',').map(value => value.trim()));
    return labels => {
      const value = valueOf(labels, setKey);
      const isMember = value !== undefined && values.has(value);
      return operator === 'in' ? isMember : !isMember;
    };
  }
  const [, countedKey, sign, bound] = EXCEEDS.exec(text) ?? [];
  if (countedKey !== undefined) {
    return labels => {
      const value = valueOf(labels, countedKey) ?? '';
      // As in Kubernetes, what is no whole number is neither more nor less.
      if (!/^[+-]?\d+$/.test(value)) return false;
      const difference = Number(value) - Number(bound);
      return sign === '>' ? difference > 0 : difference < 0;
    };
  }
  const [, not, existingKey] = EXISTS.exec(text) ?? [];
  if (existingKey !== undefined) {
    return labels =>
      (valueOf(labels, existingKey) !== undefined) === (not === '');
  }
  throw new InputError(
    `Cannot read ${JSON.stringify(
      text.slice(0, 200),
    )} as a label requirement, wanted such as app=web, app!=web, "tier in (a, b)", "!legacy"`,
  );
}

function valueOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

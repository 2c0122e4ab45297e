import { isJsonObject, sameJson, type JsonValue } from '../../store/Json';

type Operand = JsonValue | undefined;
/** Evaluated when it is needed: what `and` and `or` do not look at may be nonsense. */
type Expression = () => Operand;
type Operation = (one: Expression, other: Expression) => Operand;

const TOKEN =
  /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?|"[^"]*"|'[^']*'|[A-Za-z_]\w*|&&|\|\||[<>=!]=|[-+*/%<>!()[\],.])/;

/**
 * Whether a measured value meets the condition of a metric. Understands the part of Argo's expression language that
 * conditions are made of: comparisons, arithmetic, `and or not`, indexes, fields, and the functions of `FUNCTIONS`.
 *
 * @throws Error when the condition cannot be understood, or is not about such a value
 */
export function meetsCondition(condition: string, result: JsonValue): boolean {
  const answer = new Parser(tokensOf(condition), { result }).all()();
  if (typeof answer === 'boolean') return answer;
  throw new Error(`expected bool, but got ${typeof answer}`);
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const [token] = TOKEN.exec(rest) ?? [];
    if (token === undefined) throw new Error(`unexpected token ${rest}`);
    tokens.push(token);
    rest = rest.slice(token.length).trimStart();
  }
  return tokens;
}

const FUNCTIONS: Readonly<Record<string, (args: Operand[]) => Operand>> = {
  len: ([of]) =>
    Array.isArray(of) || typeof of === 'string'
      ? of.length
      : Object.keys(isJsonObject(of) ? of : {}).length,
  isNaN: ([of]) => Number.isNaN(Number(of)),
  isInf: ([of]) => Math.abs(Number(of)) === Infinity,
  isNil: ([of]) => of === undefined || of === null,
  asFloat: ([of]) => Number(of),
  asInt: ([of]) => Math.trunc(Number(of)),
  default: ([of, otherwise]) => of ?? otherwise,
};

// From the loosest to the closest.
const OPERATIONS: readonly Readonly<Record<string, Operation>>[] = [
  {
    or: (one, other) => truth(one()) || truth(other()),
    '||': (one, other) => truth(one()) || truth(other()),
  },
  {
    and: (one, other) => truth(one()) && truth(other()),
    '&&': (one, other) => truth(one()) && truth(other()),
  },
  {
    '==': (one, other) => sameJson(one(), other()),
    '!=': (one, other) => !sameJson(one(), other()),
    '<': (one, other) => number(one()) < number(other()),
    '<=': (one, other) => number(one()) <= number(other()),
    '>': (one, other) => number(one()) > number(other()),
    '>=': (one, other) => number(one()) >= number(other()),
  },
  {
    '+': (one, other) => number(one()) + number(other()),
    '-': (one, other) => number(one()) - number(other()),
  },
  {
    '*': (one, other) => number(one()) * number(other()),
    '/': (one, other) => number(one()) / number(other()),
    '%': (one, other) => number(one()) % number(other()),
  },
];

class Parser {
  #at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly names: Readonly<Record<string, Operand>>,
  ) {}

  all(): Expression {
    const expression = this.#binary(0);
    if (this.#at < this.tokens.length) this.#fail();
    return expression;
  }

  #binary(level: number): Expression {
    const operations = OPERATIONS[level];
    if (!operations) return this.#unary();
    let expression = this.#binary(level + 1);
    for (;;) {
      const operation = operations[this.tokens[this.#at] ?? ''];
      if (!operation) return expression;
      this.#at += 1;
      const one = expression;
      const other = this.#binary(level + 1);
      expression = () => operation(one, other);
    }
  }

  #unary(): Expression {
    if (this.#takes('!') || this.#takes('not')) {
      const negated = this.#unary();
      return () => !truth(negated());
    }
    if (this.#takes('-')) {
      const negated = this.#unary();
      return () => -number(negated());
    }
    return this.#accessed(this.#primary());
  }

  #accessed(expression: Expression): Expression {
    if (this.#takes('[')) {
      const index = this.#binary(0);
      this.#expect(']');
      return this.#accessed(() => itemOf(expression(), index()));
    }
    if (this.#takes('.')) {
      const field = this.#take();
      return this.#accessed(() => itemOf(expression(), field));
    }
    return expression;
  }

  #primary(): Expression {
    const token = this.#take();
    if (token === '(') {
      const expression = this.#binary(0);
      this.#expect(')');
      return expression;
    }
    if (/^\d/.test(token)) return () => Number(token);
    if (/^["']/.test(token)) return () => token.slice(1, -1);
    if (token === 'true' || token === 'false') return () => token === 'true';
    if (token === 'nil') return () => null;
    const known = FUNCTIONS[token];
    if (known && this.#takes('(')) {
      const given = this.#arguments();
      return () => known(given.map(argument => argument()));
    }
    if (token in this.names) return () => this.names[token];
    return this.#fail(`unknown name ${token}`);
  }

  #arguments(): Expression[] {
    const given: Expression[] = [];
    if (this.#takes(')')) return given;
    do given.push(this.#binary(0));
    while (this.#takes(','));
    this.#expect(')');
    return given;
  }

  #take(): string {
    const token = this.tokens[this.#at];
    if (token === undefined) return this.#fail('unexpected end');
    this.#at += 1;
    return token;
  }

  #takes(token: string): boolean {
    if (this.tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token)) this.#fail();
  }

  #fail(why = `unexpected token ${this.tokens[this.#at] ?? 'EOF'}`): never {
    throw new Error(`${why} in ${this.tokens.join(' ')}`);
  }
}

function itemOf(value: Operand, index: Operand): Operand {
  if (Array.isArray(value) && typeof index === 'number') {
    if (index < value.length) return value[index];
    throw new Error(
      `index out of range: ${index} (array length is ${value.length})`,
    );
  }
  if (isJsonObject(value) && typeof index === 'string') return value[index];
  throw new Error(
    `cannot fetch ${String(index)} from ${JSON.stringify(value)}`,
  );
}

function number(value: Operand): number {
  if (typeof value === 'number') return value;
  throw new Error(`invalid operation on ${JSON.stringify(value)}`);
}

function truth(value: Operand): boolean {
  if (typeof value === 'boolean') return value;
  throw new Error(`expected bool, but got ${JSON.stringify(value)}`);
}

/** One line of `go test -json`, as far as it matters here; see `go doc test2json`. */
type GoTestEvent = { Action: string; Test?: string; Output?: string };

type Verdict = 'pass' | 'fail' | 'skip';

// What -json adds by itself, and the good verdicts, of which there are hundreds.
const NOISE = /^(=== (RUN|PAUSE|CONT|NAME)|\s*--- (PASS|SKIP))/;

/**
 * Counts what `go test -json` reports.
 *
 * A test with subtests is not counted beside them, unless it fails while they pass. What is no test, such as a package
 * that does not compile, counts as one failure when no test has failed.
 */
export class GoTestReport {
  readonly #verdicts = new Map<string, Verdict>();
  readonly #outputs = new Map<string, string>();
  readonly #withSubtests = new Set<string>();

  /** Takes one line, returns what a person should read of it. */
  add(line: string): string {
    const event = eventOf(line);
    if (event === undefined) return `${line}\n`;
    const { Action: action, Test: test, Output: output = '' } = event;
    if (test === undefined) return output;
    const parent = test.slice(0, Math.max(test.lastIndexOf('/'), 0));
    if (parent !== '') this.#withSubtests.add(parent);
    if (action === 'output') {
      const isShown = !NOISE.test(output);
      // What a subtest tells is worth reading when it fails.
      if (parent === '') return isShown ? output : '';
      this.#outputs.set(test, `${this.#outputs.get(test) ?? ''}${output}`);
      return '';
    }
    if (!isVerdict(action)) return '';
    this.#verdicts.set(test, action);
    const told = this.#outputs.get(test) ?? '';
    this.#outputs.delete(test);
    return action === 'fail' ? told : '';
  }

  /** @param succeeded - whether Go itself says that all is well */
  count(succeeded: boolean): {
    passed: number;
    failed: number;
    skipped: number;
  } {
    const counted = [...this.#verdicts].filter(
      ([test, verdict]) =>
        !this.#withSubtests.has(test) ||
        (verdict === 'fail' && !this.#hasFailedBelow(test)),
    );
    const number = (wanted: Verdict) =>
      counted.filter(([, verdict]) => verdict === wanted).length;
    const passed = number('pass');
    const failed = number('fail');
    const isUntold = failed === 0 && (!succeeded || passed === 0);
    return { passed, failed: isUntold ? 1 : failed, skipped: number('skip') };
  }

  #hasFailedBelow(test: string): boolean {
    return [...this.#verdicts].some(
      ([other, verdict]) => verdict === 'fail' && other.startsWith(`${test}/`),
    );
  }
}

function isVerdict(action: string): action is Verdict {
  return action === 'pass' || action === 'fail' || action === 'skip';
}

/** Undefined for a line that Go did not write as an event, such as a panic of the runner. */
function eventOf(line: string): GoTestEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is GoTestEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'Action' in value &&
    typeof value.Action === 'string' &&
    (!('Test' in value) || typeof value.Test === 'string') &&
    (!('Output' in value) || typeof value.Output === 'string')
  );
}

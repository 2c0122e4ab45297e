/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * How many checks a part has made, from what its runner has left in a file.
 *
 * A part counts as one at least: a runner that fails without a failed test has
 * crashed, and tests of which none was run prove nothing.
 *
 * @param {'exit code' | 'node tests' | 'jest'} kind
 * @param {boolean} succeeded
 * @param {string | undefined} report the file's text, if the runner has written one
 * @returns {Count}
 */
export function countOf(kind, succeeded, report) {
  const count = COUNTERS[kind](report ?? '', succeeded);
  const ran = count.passed + count.failed > 0;
  const wronglyGood = count.failed === 0 && !succeeded;
  return wronglyGood || !(ran || count.skipped > 0)
    ? { ...count, failed: count.failed + 1 }
    : count;
}

/** @type {Record<'exit code' | 'node tests' | 'jest', (report: string, succeeded: boolean) => Count>} */
const COUNTERS = {
  'exit code': (_, succeeded) => ({
    passed: succeeded ? 1 : 0,
    failed: succeeded ? 0 : 1,
    skipped: 0,
  }),

  // The closing comments of a TAP report.
  'node tests': report => {
    /** @param {string} what */
    const number = what =>
      Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
    return {
      passed: number('pass'),
      failed: number('fail') + number('cancelled'),
      skipped: number('skipped') + number('todo'),
    };
  },

  jest: report => {
    if (report === '') return { passed: 0, failed: 0, skipped: 0 };
    const results = JSON.parse(report);
    return {
      passed: results.numPassedTests,
      // A file that cannot even be loaded fails without a failed test.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  },
};

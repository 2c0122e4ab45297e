/**
 * One recording, replayed, as `rollouts-common/src/testing/replay` has it.
 *
 * @typedef {object} Replayed
 * @property {string} scenario
 * @property {readonly Comparison[]} comparisons
 * @property {readonly unknown[]} said what we said at each moment
 *
 * @typedef {object} Comparison
 * @property {number} t
 * @property {string} what
 * @property {readonly string[]} differences none when both say the same
 * @property {boolean} [isPartial] compared by what comes from the Rollout alone
 */

/**
 * A line a scenario, its differences below it, and the totals last.
 *
 * @param {readonly Replayed[]} replayed
 */
export function asText(replayed) {
  return [
    ...replayed.flatMap(result => {
      const { passed, failures, partial } = count(result);
      return [
        `${failures.length > 0 ? 'not ok' : 'ok'} ${
          result.scenario
        }: ${passed} passed, ${failures.length} failed${
          partial > 0 ? ` (${partial} by the header alone)` : ''
        }`,
        ...failures.flatMap(({ t, what, differences }) => [
          `  at ${t} ms, ${what}:`,
          ...differences.map(difference => `    ${difference}`),
        ]),
      ];
    }),
    closing(replayed),
    '',
  ].join('\n');
}

/** @param {readonly Replayed[]} replayed */
export function asJson(replayed) {
  const scenarios = replayed.map(result => {
    const { passed, failures } = count(result);
    return { scenario: result.scenario, passed, failures };
  });
  return `${JSON.stringify({ ...totals(replayed), scenarios }, null, 2)}\n`;
}

/** @param {readonly Replayed[]} replayed */
function closing(replayed) {
  const { passed, failed } = totals(replayed);
  return `${passed} passed, ${failed} failed`;
}

/** @param {readonly Replayed[]} replayed */
function totals(replayed) {
  const counts = replayed.map(count);
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failures }) => sum + failures.length, 0),
  };
}

/** @param {Replayed} replayed */
function count({ comparisons }) {
  const failures = comparisons.filter(
    ({ differences }) => differences.length > 0,
  );
  return {
    passed: comparisons.length - failures.length,
    failures,
    partial: comparisons.filter(({ isPartial }) => isPartial).length,
  };
}

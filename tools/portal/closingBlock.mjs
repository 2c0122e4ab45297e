/**
 * The last thing that `npm start` says before people take over.
 *
 * @param {object} given
 * @param {string} given.address
 * @param {readonly string[]} given.clusters of the embedded fleet; none when it was not started
 */
export function closingBlock({ address, clusters }) {
  const lines = [
    ['Open', address],
    [
      'Sign in',
      'as an owner, the viewer or the platform engineer; no password',
    ],
    ...(clusters.length > 0
      ? [['You see', `the embedded fleet: ${clusters.join(', ')}`]]
      : []),
    ['Stop', 'Ctrl-C'],
  ];
  return `\n${lines
    .map(([what = '', value]) => `  ${what.padEnd(10)}${value}\n`)
    .join('')}\n`;
}

/**
 * What the start script itself has to tell, apart from what portal and fleet log.
 *
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`portal: ${text}\n`);
}

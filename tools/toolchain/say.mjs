/**
 * What the toolchain itself has to tell. It goes to stderr: a script's stdout
 * may be read by a program (`npm run replay -- --json`).
 *
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`toolchain: ${text}\n`);
}

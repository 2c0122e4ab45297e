/**
 * Hears text in pieces, tells whole lines.
 *
 * @param {(line: string) => void} tell
 * @returns {(text: string) => void}
 */
export function linesOf(tell) {
  let begun = '';
  return text => {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    lines.forEach(tell);
  };
}

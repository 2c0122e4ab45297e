import { fstatSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Hears what a parent process writes to our standard input, line by line, and when it lets go of it, as it does even
 * when it is killed. A terminal or a file is no parent.
 */
export function listenToParent({
  line,
  end,
}: {
  line: (text: string) => void;
  end: () => void;
}): void {
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  createInterface(process.stdin).on('line', line).on('close', end);
  // To listen is no reason to stay.
  process.stdin.unref();
}

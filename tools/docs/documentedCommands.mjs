import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './markdownFiles.mjs';
import { readMarkdown } from './readMarkdown.mjs';

/**
 * The commands of a document's `sh` fences, in order, without their comments.
 *
 * @param {string} path relative to the root
 * @returns {string[]}
 */
export function documentedCommands(path) {
  return readMarkdown(readFileSync(join(ROOT, path), 'utf8'))
    .fences.filter(({ language }) => ['sh', 'bash', 'shell'].includes(language))
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
    .map(line =>
      line
        .replace(/(^|\s)#.*$/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(line => line !== '');
}

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const NOT_OURS = ['node_modules', 'dist', 'dist-types', 'coverage'];
const SHOWN_DOT_FOLDERS = ['.changeset', '.ci', '.github'];

/**
 * All Markdown files of the repository, relative to its root.
 *
 * @param {string} [folder]
 * @returns {string[]}
 */
export function markdownFiles(folder = '') {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return path.endsWith('.md') ? [path] : [];
      const isHidden =
        entry.name.startsWith('.') && !SHOWN_DOT_FOLDERS.includes(entry.name);
      return isHidden || NOT_OURS.includes(entry.name)
        ? []
        : markdownFiles(path);
    },
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedBlocks } from '../foreign-portal/documentedBlocks.ts';
import { README_SECTIONS } from '../foreign-portal/readmeSections.ts';
import { ROOT } from './markdownFiles.mjs';

/**
 * The texts of the fenced blocks that `npm run foreign-portal` follows: what
 * says the same elsewhere is proven by it, too.
 *
 * @returns {ReadonlySet<string>}
 */
export function followedBlocks() {
  const sections = Object.values(README_SECTIONS).flat();
  return new Set(
    sections.flatMap(({ readme, heading }) =>
      documentedBlocks(readFileSync(join(ROOT, readme), 'utf8'), heading).map(
        ({ text }) => text,
      ),
    ),
  );
}

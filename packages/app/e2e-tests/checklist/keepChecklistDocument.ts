import { readFile, writeFile } from 'node:fs/promises';

import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';

import { VISUAL_CHECKLIST } from '../paths.ts';
import { checklistDocument } from './checklistDocument.ts';

/**
 * Writes the page of the documentation that lists what is checked, or sees that it is up to date.
 *
 * @throws when it lists something else
 */
export async function keepChecklistDocument({
  isRenewed,
}: {
  isRenewed: boolean;
}): Promise<void> {
  const text = checklistDocument();
  if (isRenewed) {
    await writeFile(VISUAL_CHECKLIST, text);
    return;
  }
  const written = await readFile(VISUAL_CHECKLIST, 'utf8').catch(() => '');
  if (written !== text) {
    throw new UserFacingError(
      'docs/visual-checklist.md does not list what is checked: npm run e2e -- --screenshots writes it anew.',
    );
  }
}

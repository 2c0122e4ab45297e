import { aborted } from './aborted.ts';
import { argoCd } from './argoCd.ts';
import type { Checklist } from './ChecklistLine.ts';
import { detail } from './detail.ts';
import { dialog } from './dialog.ts';
import { fleet } from './fleet.ts';
import { matrix } from './matrix.ts';
import { phone } from './phone.ts';
import { states } from './states.ts';
import { tree } from './tree.ts';

/** One per picture of the visual design that this portal covers so far. */
export const CHECKLISTS: readonly Checklist[] = [
  detail,
  aborted,
  dialog,
  phone,
  states,
  argoCd,
  tree,
  fleet,
  matrix,
];

import { fileURLToPath } from 'node:url';

const inClone = (path: string) =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const ROOT = inClone('');
export const APP = inClone('packages/app');
export const BACKEND = inClone('packages/backend');
/** What a failure leaves to look at; ignored by git. */
export const RESULTS = inClone('e2e-results');
/** What backend and frontend share, of which the schema of their answers is read. */
export const COMMON_SOURCE = inClone('plugins/rollouts-common/src/index.ts');
export const VISUAL_CHECKLIST = inClone('docs/visual-checklist.md');
/** The pictures that the documentation shows. */
export const DOC_IMAGES = inClone('docs/images');
/** Loaded into a backend before anything else: tells what its process holds. */
export const PROBE = new URL('soak/probe.ts', import.meta.url).href;

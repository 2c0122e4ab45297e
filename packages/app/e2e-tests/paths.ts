import { fileURLToPath } from 'node:url';

const inClone = (path: string) =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const ROOT = inClone('');
export const APP = inClone('packages/app');
export const BACKEND = inClone('packages/backend');
/** What a failure leaves to look at; ignored by git. */
export const RESULTS = inClone('e2e-results');
/** The pictures that the documentation shows. */
export const DOC_IMAGES = inClone('docs/images');

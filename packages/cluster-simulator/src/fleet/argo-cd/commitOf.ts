import { createHash } from 'node:crypto';

/** The commit that asks for an image: the same for the same, and none that anybody has made. */
export function commitOf(image: string): string {
  return createHash('sha1').update(image).digest('hex');
}

import { NotAsDeclaredError } from './NotAsDeclaredError';
import { read } from './read';
import { withoutCredentials } from './withoutCredentials';

/**
 * The images of a Pod template's containers as they may be shown, in the order of the containers.
 *
 * @throws NotAsDeclaredError
 */
export function readImages(template: unknown): readonly string[] {
  const { containers } = read.fields(read.fields(template).spec);
  const images: string[] = [];
  for (const container of read.list(containers)) {
    const { image = null } = read.item(container);
    if (image === null || image === '') continue;
    if (typeof image !== 'string') throw new NotAsDeclaredError();
    images.push(withoutCredentials(image));
  }
  return images;
}

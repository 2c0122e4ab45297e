/** A container image as people speak of it: the registry and path left out, a digest cut short. */
export type ImageName = { name: string; tag: string };

export function imageName(image: string): ImageName {
  const [reference = '', digest] = image.split('@');
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  const name = colon === -1 ? last : last.slice(0, colon);
  const tag = colon === -1 ? '' : last.slice(colon + 1);
  if (tag !== '') return { name, tag };
  return {
    name,
    tag: digest ? digest.replace(/^sha256:/, '').slice(0, 12) : 'latest',
  };
}

/** `web:2.4.1` */
export function shortImage(image: string): string {
  const { name, tag } = imageName(image);
  return `${name}:${tag}`;
}

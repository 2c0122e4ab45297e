/** Name of an image, without what says which of its versions, and that: its tag and its digest. */
export function imageParts(image: string): { name: string; tags: string[] } {
  const [reference = '', ...digest] = image.split('@');
  const colon = reference.lastIndexOf(':');
  // A colon before the last slash is that of a port.
  return colon > reference.lastIndexOf('/')
    ? {
        name: reference.slice(0, colon),
        tags: [reference.slice(colon + 1), ...digest],
      }
    : { name: reference, tags: digest };
}

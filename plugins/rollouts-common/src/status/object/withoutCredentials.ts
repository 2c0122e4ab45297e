import { shorten } from './shorten';

const LIMIT = 500;

/** An image reference as it may be shown: somebody may have written `https://user:password@registry/…`. */
export function withoutCredentials(image: string): string {
  if (!image.includes('@')) return shorten(image, LIMIT);
  // The last `@` that is not a digest's; everything before it up to the scheme is userinfo.
  const shown = image.replace(
    /^([a-z][a-z0-9+.-]*:\/\/)?[^/]*@(?!sha\d+:)/i,
    '$1',
  );
  return shorten(shown, LIMIT);
}

/** A random UUID (version 4), also where `crypto.randomUUID` is missing: a portal served over plain http. */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();

  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    // The four bits of the version and the two of the variant, as RFC 9562 has them.
    if (index === 6) return (byte % 16) + 0x40;
    if (index === 8) return (byte % 64) + 0x80;
    return byte;
  }).map(byte => byte.toString(16).padStart(2, '0'));
  return [
    hex.slice(0, 4),
    hex.slice(4, 6),
    hex.slice(6, 8),
    hex.slice(8, 10),
    hex.slice(10),
  ]
    .map(part => part.join(''))
    .join('-');
}

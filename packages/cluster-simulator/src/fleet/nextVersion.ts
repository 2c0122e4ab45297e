/** `shop/web:1.4.2` becomes `shop/web:1.4.3`; whatever stands after the number is left behind. */
export function nextVersion(image: string): string {
  const [, before = image, last = '0'] =
    /^(.*:\d+\.\d+\.)(\d+)/.exec(image) ?? [];
  return `${before}${Number(last) + 1}`;
}

import { JSON_BYTE } from './jsonBytes';

/**
 * The first member of this name behind `from`, wherever it stands, when it is a list and the member behind it has one of
 * the other names: where keys are in order, as API servers write objects, there is no doubt which one that is. From its
 * name to the comma behind it. Undefined when it is not written exactly so, without a blank, or when there is a bracket
 * in the list.
 *
 * Only brackets are looked for, which is many times as quick as to walk there. That the bracket behind is no part of a
 * text is certain: the quotation mark in `],"name":` would end that text, and then no name could follow.
 */
export function findOrderedList(
  bytes: Buffer,
  name: Buffer,
  next: readonly Buffer[],
  from = 0,
) {
  for (
    let open = bytes.indexOf(JSON_BYTE.openList, from);
    open >= 0;
    open = bytes.indexOf(JSON_BYTE.openList, open + 1)
  ) {
    const start = open - name.length - 3;
    if (!isMember(bytes, start, name)) continue;
    const close = bytes.indexOf(JSON_BYTE.closeList, open);
    const another = bytes.indexOf(JSON_BYTE.openList, open + 1);
    const end = close + 2;
    return close >= 0 &&
      (another < 0 || another > close) &&
      bytes[close + 1] === JSON_BYTE.comma &&
      next.some(each => isMember(bytes, end, each))
      ? { start, end, value: open, valueEnd: close + 1 }
      : undefined;
  }
  return undefined;
}

/** Whether `"name":` begins here. What is before says that the quotation mark neither ends a text nor is part of one. */
function isMember(bytes: Buffer, at: number, name: Buffer): boolean {
  const before = bytes[at - 1];
  const end = at + 1 + name.length;
  return (
    (before === JSON_BYTE.comma || before === JSON_BYTE.openObject) &&
    bytes[at] === JSON_BYTE.quote &&
    bytes[end] === JSON_BYTE.quote &&
    bytes[end + 1] === JSON_BYTE.colon &&
    bytes.compare(name, 0, name.length, at + 1, end) === 0
  );
}

import { JSON_BYTE } from './jsonBytes';

/**
 * The first member of this name, wherever it stands, when it is a list and the member behind it has the other name:
 * where keys are in order, as API servers write custom resources, there is no doubt which one that is. Undefined when it
 * is not written exactly so, without a blank, or when there is a bracket in the list.
 *
 * Only brackets are looked for, which is many times as quick as to walk there. That the bracket behind is no part of a
 * text is certain: the quotation mark in `],"name":` would end that text, and then no name could follow.
 */
export function findOrderedList(bytes: Buffer, name: Buffer, next: Buffer) {
  for (
    let open = bytes.indexOf(JSON_BYTE.openList);
    open >= 0;
    open = bytes.indexOf(JSON_BYTE.openList, open + 1)
  ) {
    const start = open - name.length - 4;
    if (!isMember(bytes, start, name)) continue;
    const close = bytes.indexOf(JSON_BYTE.closeList, open);
    const another = bytes.indexOf(JSON_BYTE.openList, open + 1);
    return close >= 0 &&
      (another < 0 || another > close) &&
      isMember(bytes, close + 1, next)
      ? { start, end: close + 1, value: open, valueEnd: close + 1 }
      : undefined;
  }
  return undefined;
}

/** Whether `,"name":` begins here. The comma says that the quotation mark is not part of a text. */
function isMember(bytes: Buffer, at: number, name: Buffer): boolean {
  const end = at + 2 + name.length;
  return (
    bytes[at] === JSON_BYTE.comma &&
    bytes[at + 1] === JSON_BYTE.quote &&
    bytes[end] === JSON_BYTE.quote &&
    bytes[end + 1] === JSON_BYTE.colon &&
    bytes.compare(name, 0, name.length, at + 2, end) === 0
  );
}

import type { ApplicationFacts } from './ApplicationFacts';
import type { FieldChange } from './FieldChange';

/** Whether Argo CD is told to ignore differences of a field, or of all that it is a part of. */
export function ignoresField(
  { ignored }: ApplicationFacts,
  object: { group: string; kind: string; namespace: string; name: string },
  field: FieldChange['field'],
): boolean {
  return ignored.some(
    rule =>
      isMeant(rule.group, object.group) &&
      isMeant(rule.kind, object.kind) &&
      isMeant(rule.namespace, object.namespace) &&
      isMeant(rule.name, object.name) &&
      [
        ...rule.jsonPointers.map(pointer => pointer.replace(/\//g, '.')),
        ...rule.jqPathExpressions,
      ].some(path => covers(path, field)),
  );
}

/** A part of a rule that is left out, or `*`, means any. */
function isMeant(part: string | undefined, value: string): boolean {
  return part === undefined || part === '*' || part === value;
}

/** Only plain paths are understood; what a longer expression of jq comes to is not. */
function covers(path: string, field: FieldChange['field']): boolean {
  return path === `.${field}` || `.${field}`.startsWith(`${path}.`);
}

/** A revision as controllers write it into an annotation; undefined when it is none. */
export function revisionNumber(
  annotation: string | undefined,
): number | undefined {
  return annotation !== undefined && /^\d{1,9}$/.test(annotation)
    ? Number(annotation)
    : undefined;
}

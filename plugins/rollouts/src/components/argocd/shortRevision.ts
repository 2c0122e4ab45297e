const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const DIGEST = /^sha256:([0-9a-f]{7})[0-9a-f]+$/;

/** A commit or a digest by its first seven digits, as Git and Argo CD show it; the version of a chart as it is. */
export function shortRevision(revision: string): string {
  if (COMMIT.test(revision)) return revision.slice(0, 7);
  return DIGEST.exec(revision)?.[1] ?? revision;
}

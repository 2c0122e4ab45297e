/**
 * What the manifest that was applied last says of fields that actions change: what Git says, as far as the object shows
 * it. A field that is absent here is not in the manifest; `null`: it is, and its value cannot be seen.
 */
export type AppliedFields = {
  paused?: boolean | null;
  restartAt?: string | null;
};

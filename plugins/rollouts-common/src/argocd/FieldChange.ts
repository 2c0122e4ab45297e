/** What an action changes, and what Git says of that field. */
export type FieldChange = {
  field: 'status' | 'spec.paused' | 'spec.restartAt' | 'spec.template';
  /** `silent`: nothing; `same`: what the action sets; `other`: something else; `unknown`: it cannot be seen. */
  git: 'silent' | 'same' | 'other' | 'unknown';
};

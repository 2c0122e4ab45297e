/**
 * English for every sentence that rules, actions and clusters can say. The portal's translation takes its default
 * from here; other languages translate by the same codes.
 */
export const messages = {
  'unknown-sentence':
    'The backend said something that this version of the portal cannot word ({{code}}).',
} as const satisfies Record<string, string>;

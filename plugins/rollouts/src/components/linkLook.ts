import type { Tokens } from './tokens';

/** Of what leads somewhere or does something in the course of a text. */
export function linkLook(tokens: Tokens) {
  return {
    color: tokens.progressing.text,
    borderRadius: 4,
    '&:focus-visible': {
      outline: `2px solid ${tokens.progressing.text}`,
      outlineOffset: 1,
    },
  };
}

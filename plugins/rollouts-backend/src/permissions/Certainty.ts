/** Of what is not known, nothing is surely so, and anything possibly. */
export type Certainty = 'surely' | 'possibly';

/** What is surely not so is what is not even possibly so. */
export function oppositeOf(how: Certainty): Certainty {
  return how === 'surely' ? 'possibly' : 'surely';
}

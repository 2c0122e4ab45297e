/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

import type { Look } from '../RolloutPage.ts';

/** Text colours of the visual design, and the colours of the bars. */
const COLOURS = {
  // A shade deeper than the design's: that one misses AA on its tint.
  healthy: { light: '#187746', dark: '#6fcf97' },
  progressing: { light: '#1f5493', dark: '#8ab8f2' },
  paused: { light: '#8a5d00', dark: '#f0c458' },
  degraded: { light: '#b3261e', dark: '#f28b82' },
  // As above, below white text.
  stable: { light: '#587592', dark: '#7d9cbc' },
  canary: { light: '#e0952f', dark: '#e8a84c' },
  // Of the badge.
  canaryChip: { light: '#7a4700', dark: '#f2c27e' },
  preview: { light: '#6b4fbb', dark: '#b9a4f0' },
} as const;

/** A part is drawn in a colour of the visual design, in the theme of the look. */
export async function assertColour(
  part: Locator,
  {
    property,
    colour,
    look,
  }: {
    property: 'color' | 'backgroundColor' | 'borderTopColor';
    colour: keyof typeof COLOURS;
    look: Look;
  },
): Promise<void> {
  const actual: string = await part.evaluate(
    (element, name) => getComputedStyle(element)[name],
    property,
  );
  const hex = COLOURS[colour][look.colorScheme];
  const wanted = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  assert.equal(actual, `rgb(${wanted.join(', ')})`, `${colour} ${hex}`);
}

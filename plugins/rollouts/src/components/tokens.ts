import type { Theme } from '@material-ui/core/styles';
import type { Phase } from '@rollouts-portal/plugin-rollouts-common';

/** A colour for text and icons, and the tint that it is legible on. */
export type Tone = { text: string; tint: string };

/** What the pages need and a Material theme has no word for. */
export type Tokens = {
  canvas: string;
  paper: string;
  line: string;
  ink: string;
  second: string;
  third: string;
  healthy: Tone;
  progressing: Tone;
  paused: Tone;
  degraded: Tone;
  unknown: Tone;
  stable: string;
  canary: string;
  preview: string;
  /** Text on a bar of each colour. */
  onStable: string;
  onCanary: string;
  onPreview: string;
  /** A tint of each version's colour with text that is legible on it, for chips. */
  stableChip: Tone;
  canaryChip: Tone;
  previewChip: Tone;
  /** The tick of the wanted weight; stands out on both colours of the bar. */
  tick: string;
};

// Healthy, third and stable are a shade deeper than in the palette that they come from: there they miss AA (4.5 : 1)
// by a hair on their tint, on the canvas and below white text.
const LIGHT: Tokens = {
  canvas: '#f5f6f8',
  paper: '#ffffff',
  line: '#e3e7ec',
  ink: '#1b1f24',
  second: '#5b6470',
  third: '#66717e',
  healthy: { text: '#187746', tint: '#e5f5ec' },
  progressing: { text: '#1f5493', tint: '#e8f0fa' },
  paused: { text: '#8a5d00', tint: '#fff4d6' },
  degraded: { text: '#b3261e', tint: '#fdeceb' },
  unknown: { text: '#5b6470', tint: '#eef1f4' },
  stable: '#587592',
  canary: '#e0952f',
  preview: '#6b4fbb',
  onStable: '#ffffff',
  onCanary: '#1b1f24',
  onPreview: '#ffffff',
  stableChip: { text: '#34506d', tint: '#e1e9f1' },
  canaryChip: { text: '#7a4700', tint: '#fbe8cd' },
  previewChip: { text: '#54399f', tint: '#ece7f9' },
  tick: '#1b1f24',
};

const DARK: Tokens = {
  canvas: '#14171b',
  paper: '#1c2127',
  line: '#2c333b',
  ink: '#e8ecf1',
  second: '#a5afbb',
  third: '#8a96a3',
  healthy: { text: '#6fcf97', tint: '#173226' },
  progressing: { text: '#8ab8f2', tint: '#1b2c42' },
  paused: { text: '#f0c458', tint: '#3a2f12' },
  degraded: { text: '#f28b82', tint: '#3c1f1e' },
  unknown: { text: '#a5afbb', tint: '#2a3038' },
  stable: '#7d9cbc',
  canary: '#e8a84c',
  preview: '#b9a4f0',
  onStable: '#14171b',
  onCanary: '#14171b',
  onPreview: '#14171b',
  stableChip: { text: '#b3c8de', tint: '#25364a' },
  canaryChip: { text: '#f2c27e', tint: '#44300f' },
  previewChip: { text: '#cdbdf5', tint: '#332a52' },
  tick: '#ffffff',
};

export function tokensOf(theme: Theme): Tokens {
  return theme.palette.type === 'dark' ? DARK : LIGHT;
}

// A Record, so that a phase without a colour does not compile.
const TONE_OF: Record<Phase, (tokens: Tokens) => Tone> = {
  Healthy: tokens => tokens.healthy,
  Progressing: tokens => tokens.progressing,
  Paused: tokens => tokens.paused,
  Degraded: tokens => tokens.degraded,
  Unknown: tokens => tokens.unknown,
};

export function toneOf(tokens: Tokens, phase: Phase): Tone {
  return TONE_OF[phase](tokens);
}

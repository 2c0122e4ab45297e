import {
  wantedThresholds,
  type Measurement,
  type Metric,
  type Threshold,
} from '@rollouts-portal/plugin-rollouts-common';

import { measurementKeys } from './measurementKeys';

/** A measurement and where it is drawn. Distances are in percent of the plot, from its left and its top. */
export type PlotPoint = {
  key: string;
  measurement: Measurement;
  x: number;
  y?: number;
};

export type PlotLine = { value: number; y: number };

/** Where everything of a chart is drawn. */
export type Plot = {
  points: readonly PlotPoint[];
  /** What the conditions compare with, each number once. */
  thresholds: readonly PlotLine[];
  /** Where a success lies; absent where the conditions bound none. */
  allowed?: { top: number; bottom: number };
  /** Where the next measurement will be; absent when none is expected. */
  nextX?: number;
  /** Instants at the left and the right edge. */
  from: string;
  to: string;
};

// Room above and below, so that no point lies on an edge and an allowed region can be seen to go on.
const MARGIN = 14;

/** Undefined when nothing that was measured is one number: then there is nothing to draw. */
export function plotOf({
  measurements,
  wanted,
  unwanted,
  nextAt,
}: Pick<Metric, 'measurements' | 'wanted' | 'unwanted' | 'nextAt'>):
  | Plot
  | undefined {
  const first = measurements[0];
  const last = measurements.at(-1);
  const values = measurements.flatMap(({ value }) => value ?? []);
  if (!first || !last || values.length === 0) return undefined;

  const limits = [
    ...new Set([...wanted, ...unwanted].map(({ value }) => value)),
  ];
  const y = heightOf([...values, ...limits]);
  const to = nextAt !== undefined && nextAt > last.at ? nextAt : last.at;
  const x = widthOf(first.at, to);
  const keys = measurementKeys(measurements);
  return {
    points: measurements.map((measurement, index) => ({
      key: keys[index] ?? measurement.at,
      measurement,
      x: x(measurement.at),
      y: measurement.value === undefined ? undefined : y(measurement.value),
    })),
    thresholds: limits.map(value => ({ value, y: y(value) })),
    allowed: regionOf(wantedThresholds({ wanted, unwanted }), y),
    nextX: to === nextAt ? x(to) : undefined,
    from: first.at,
    to,
  };
}

function heightOf(values: readonly number[]): (value: number) => number {
  // Halves, because the distance of two very large numbers is no number any more.
  const low = Math.min(...values) / 2;
  const span = Math.max(...values) / 2 - low;
  return value =>
    span === 0
      ? 50
      : MARGIN + (1 - (value / 2 - low) / span) * (100 - 2 * MARGIN);
}

function widthOf(from: string, to: string): (at: string) => number {
  const begin = Date.parse(from);
  const span = Date.parse(to) - begin;
  return at =>
    span > 0
      ? Math.min(100, Math.max(0, ((Date.parse(at) - begin) / span) * 100))
      : 50;
}

function regionOf(
  wanted: readonly Threshold[],
  y: (value: number) => number,
): Plot['allowed'] {
  const lower = wanted.filter(({ operator }) => operator.startsWith('>'));
  const upper = wanted.filter(({ operator }) => operator.startsWith('<'));
  if (lower.length + upper.length === 0) return undefined;
  // The strictest of each side: a success meets them all.
  const top = Math.max(0, ...upper.map(({ value }) => y(value)));
  const bottom = Math.min(100, ...lower.map(({ value }) => y(value)));
  return top < bottom ? { top, bottom } : undefined;
}

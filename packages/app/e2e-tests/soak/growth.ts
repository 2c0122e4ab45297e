export type Growth = {
  /** In the middle of the samples. */
  median: number;
  /** By how much the trend rose from the first sample to the last; negative when it fell. */
  grown: number;
};

/** The trend of samples taken at equal intervals, by the median of all slopes between two of them: a few outliers say nothing. */
export function growth(samples: readonly number[]): Growth {
  const slopes = samples.flatMap((from, index) =>
    samples.slice(index + 1).map((to, further) => (to - from) / (further + 1)),
  );
  return {
    median: median(samples),
    grown: slopes.length === 0 ? 0 : median(slopes) * (samples.length - 1),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? upper;
  return (lower + upper) / 2;
}

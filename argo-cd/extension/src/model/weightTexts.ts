import type {
  DerivedDetail,
  Weight,
} from '@rollouts-portal/plugin-rollouts-common';

type Weighed = Pick<DerivedDetail, 'weights' | 'strategy' | 'phase'>;

/** What the bar of traffic shows: the label names what the numbers were read from. */
export type WeightTexts = {
  basis: string;
  numbers: string;
  /** In percent of the bar. Undefined: not known. */
  actual?: number;
  desired?: number;
  additional: number;
};

export function weightTexts({
  weights,
  strategy,
  phase,
}: Weighed): WeightTexts {
  const { desired, actual, max, additional = 0, verified } = weights;
  const isBlueGreen = strategy === 'blueGreen';
  const percent = (value: number) =>
    Math.min(100, Math.max(0, (value / max) * 100));
  const share = (value: number) =>
    max === 100 ? `${round(value)} %` : `${round(value)} of ${max}`;
  const reading = (weight: Weight) =>
    weight.basis === 'none' ? 'unknown' : share(weight.value);
  const texts = { basis: basisText(), additional: percent(additional) };

  // Once it is stable there is nothing to tell apart.
  if (phase === 'Healthy') {
    return { ...texts, numbers: 'all to the stable version', actual: 0 };
  }
  if (isBlueGreen && actual.basis === 'status') {
    return {
      ...texts,
      numbers: `all to the ${actual.value === 0 ? 'active' : 'new'} version`,
      actual: percent(actual.value),
    };
  }
  return {
    ...texts,
    numbers: [
      `wanted ${reading(desired)}`,
      `actual ${reading(actual)}`,
      ...(additional > 0 ? [`experiments ${share(additional)}`] : []),
      ...(verified === false ? ['not yet confirmed by the router'] : []),
    ].join(' · '),
    actual: actual.basis === 'none' ? undefined : percent(actual.value),
    desired: desired.basis === 'none' ? undefined : percent(desired.value),
  };

  function basisText(): string {
    const by = weights.router ? ` (${weights.router})` : '';
    switch (actual.basis) {
      case 'router':
        return strategy === 'abTesting'
          ? `Traffic besides the requests that match, as the router reports it${by}`
          : `Traffic, as the router reports it${by}`;
      case 'pods':
        return 'Pods, share of the new version';
      case 'status':
        return isBlueGreen
          ? 'Traffic, as the active service sends it'
          : 'Weight, as the controller reports it';
      case 'none':
        return 'Weight wanted, what is served is not known';
      default:
        return actual.basis satisfies never;
    }
  }
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

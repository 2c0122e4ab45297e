import {
  asOf,
  durationText,
  type DerivedDetail,
} from '@rollouts-portal/plugin-rollouts-common';

/** What it waits for, in few words; undefined where the sentence says it all. */
export function waitText(
  detail: Pick<DerivedDetail, 'waitingFor' | 'aborted' | 'due'>,
  now: number,
): string | undefined {
  if (detail.aborted) return 'aborted';
  const { waitingFor } = asOf(detail, now);
  switch (waitingFor?.what) {
    case 'human':
      return 'waits for a person';
    case 'gate':
      return 'waits for approval';
    case 'analysis':
      return 'analysis runs';
    case 'time':
      return `goes on ${untilText(waitingFor.until, now)}`;
    case 'controller':
      return detail.waitingFor?.what === 'controller'
        ? undefined
        : 'waits for the controller';
    default:
      return undefined;
  }
}

/** `in 1 min 20 s`; what should have come by now comes any moment. */
export function untilText(until: string, now: number): string {
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  return seconds > 0 ? `in ${durationText(seconds)}` : 'any moment';
}

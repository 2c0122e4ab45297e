import {
  thresholdText,
  type Checks as ChecksOfVersion,
  type Gate,
} from '@rollouts-portal/plugin-rollouts-common';

import { Panel } from './Panel';

const GATE: Record<Gate['type'], string> = {
  'confirm-rollout': 'asked before it begins',
  'confirm-traffic-increase': 'asked before more traffic',
  'confirm-promotion': 'asked before promotion',
  rollback: 'asked whether to roll back',
};

/** What Flagger asks of a new version. Flagger keeps no measured value, so there is none to show. */
export function Checks({
  checks: { interval, failed, threshold, skipped, metrics, gates },
}: {
  checks: ChecksOfVersion;
}) {
  return (
    <Panel title="What a new version has to pass">
      <p className="rp-more">
        {skipped
          ? 'Checks are skipped: new versions are promoted unchecked.'
          : `${budget(failed, threshold)} Checked every ${interval} s.`}
      </p>
      <ul className="rp-list">
        {metrics.map(({ name, min, max }) => (
          <li key={name} className="rp-row">
            <strong>{name}</strong> {wanted(min, max)}
          </li>
        ))}
        {gates.map(({ type, name, holds }) => (
          <li key={`${type} ${name}`} className="rp-row">
            <strong>{name}</strong> {GATE[type]}
            {holds && <span className="rp-chip rp-tone-Paused">waits</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function budget(failed: number | undefined, threshold: number): string {
  return failed === undefined
    ? `${threshold} failed checks end a run.`
    : `${failed} of ${threshold} checks have failed.`;
}

function wanted(min: number | undefined, max: number | undefined): string {
  const limits = thresholdText([
    ...(min === undefined ? [] : [{ operator: '>=' as const, value: min }]),
    ...(max === undefined ? [] : [{ operator: '<=' as const, value: max }]),
  ]);
  return limits === '' ? 'judged by its own template' : `wanted ${limits}`;
}

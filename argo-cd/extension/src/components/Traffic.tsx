import type { DerivedDetail } from '@rollouts-portal/plugin-rollouts-common';

import { weightTexts } from '../model/weightTexts';
import { Panel } from './Panel';

/** Actual weight as fill, wanted weight as tick. */
export function Traffic({ detail }: { detail: DerivedDetail }) {
  const { basis, numbers, actual, desired, additional } = weightTexts(detail);
  const filled = actual ?? desired ?? 0;
  const look = detail.strategy === 'blueGreen' ? 'preview' : 'canary';
  return (
    <Panel title={basis}>
      <div
        role="img"
        aria-label={`${basis}: ${numbers}`}
        className={`rp-bar ${actual === undefined ? 'rp-bar-unknown' : ''}`}
      >
        <span className={`rp-fill-${look}`} style={{ width: `${filled}%` }} />
        <span className="rp-fill-other" style={{ width: `${additional}%` }} />
        <span className="rp-fill-stable" />
        {desired !== undefined && (
          <span className="rp-tick" style={{ left: `${desired}%` }} />
        )}
      </div>
      <p className="rp-legend">
        <span className={`rp-key rp-fill-${look}`} aria-hidden="true" />
        new version
        <span className="rp-key rp-fill-stable" aria-hidden="true" />
        {detail.strategy === 'blueGreen' ? 'active' : 'stable'}
        <span className="rp-numbers">{numbers}</span>
      </p>
    </Panel>
  );
}

import {
  renderSentence,
  waitsForPerson,
  type DerivedDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import { waitText } from '../model/waitText';
import { PhaseIcon } from './icons';

/** Phase and why, first and large; then what else is worth knowing, and the controller's own words. */
export function Verdict({
  detail,
  now,
}: {
  detail: DerivedDetail;
  now: number;
}) {
  const { phase, waitingFor, why, more, message, revision } = detail;
  const wait = waitText(detail, now);
  const isBlue = phase === 'Paused' && !waitsForPerson(waitingFor);
  const tone = isBlue ? 'Progressing' : phase;
  return (
    <section className="rp-panel" aria-label="What it is doing">
      <p className="rp-row">
        <span className={`rp-chip rp-tone-${tone}`}>
          <PhaseIcon phase={phase} />
          {wait === undefined ? phase : `${phase} · ${wait}`}
        </span>
        {revision !== undefined && (
          <span className="rp-quiet">Revision {revision}</span>
        )}
      </p>
      <h2 className="rp-why" aria-live="polite">
        {renderSentence(why)}
      </h2>
      {more.map(line => (
        <p key={line.code + JSON.stringify(line.params)} className="rp-more">
          {renderSentence(line)}
        </p>
      ))}
      {message && (
        <p className="rp-quiet rp-said">The controller says: {message}</p>
      )}
    </section>
  );
}

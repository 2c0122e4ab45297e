import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Revision,
  RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { shortImage } from './imageName';
import { useNowOfPage } from './Now';
import { PodSquares } from './PodSquares';
import { absoluteTimeText, clockText } from './timeText';
import { tokensOf } from './tokens';

const ROLES = ['canary', 'stable', 'active', 'preview'] as const;
type Role = (typeof ROLES)[number];

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '6px 16px',
      padding: '10px 0',
      minHeight: 24,
      borderBottom: `1px solid ${tokens.line}`,
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { borderBottom: 0, paddingBottom: 0 },
    },
    name: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 10px',
      flex: '0 1 250px',
      minWidth: 0,
    },
    number: {
      fontSize: 14,
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
    },
    role: {
      padding: '1px 8px',
      borderRadius: 6,
      fontSize: 12,
      lineHeight: '20px',
      fontWeight: 700,
    },
    canary: {
      color: tokens.canaryChip.text,
      background: tokens.canaryChip.tint,
    },
    stable: {
      color: tokens.stableChip.text,
      background: tokens.stableChip.tint,
    },
    active: {
      color: tokens.stableChip.text,
      background: tokens.stableChip.tint,
    },
    preview: {
      color: tokens.previewChip.text,
      background: tokens.previewChip.tint,
    },
    image: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      overflowWrap: 'anywhere',
    },
    count: {
      marginLeft: 'auto',
      fontSize: 13,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
      textAlign: 'right',
    },
    older: {
      minHeight: 40,
      padding: '0 8px',
      margin: '4px -8px -8px',
      borderRadius: 6,
      fontSize: 13,
      color: tokens.progressing.text,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
    },
    quiet: { margin: 0, fontSize: 14, color: tokens.second },
  };
});

/** Which versions run, as whom, with how many pods. */
export function Revisions({
  rollout: { revisions, revisionsKnown },
}: {
  rollout: Pick<RolloutDetail, 'revisions' | 'revisionsKnown'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [showsOlder, setShowsOlder] = useState(false);

  if (revisions.length === 0) {
    return (
      <p className={classes.quiet}>
        {revisionsKnown ? t('revisions.empty') : t('revisions.unknown')}
      </p>
    );
  }
  const isOld = (revision: Revision) =>
    revision.roles.length === 0 && revision.replicas === 0;
  const older = revisions.filter(isOld);
  const shown = showsOlder ? revisions : revisions.filter(r => !isOld(r));

  return (
    <>
      <ul className={classes.list}>
        {shown.map(revision => (
          <RevisionRow key={revision.name} revision={revision} />
        ))}
      </ul>
      {older.length > 0 && !showsOlder && (
        <ButtonBase
          className={classes.older}
          onClick={() => setShowsOlder(true)}
        >
          {older.length === 1
            ? t('revisions.olderOne')
            : t('revisions.older', { number: String(older.length) })}
        </ButtonBase>
      )}
    </>
  );
}

function RevisionRow({ revision }: { revision: Revision }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();

  return (
    <li className={classes.row} title={absoluteTimeText(revision.createdAt)}>
      <span className={classes.name}>
        <span className={classes.number}>{revision.revision}</span>
        {revision.roles.map(role => (
          <span
            key={role}
            className={`${classes.role} ${
              isRole(role) ? classes[role] : classes.stable
            }`}
          >
            {isRole(role) ? t(`revisions.role.${role}`) : role}
          </span>
        ))}
        {revision.images.map(image => (
          <span key={image} className={classes.image} title={image}>
            {shortImage(image)}
          </span>
        ))}
      </span>
      <PodSquares replicas={revision.replicas} ready={revision.ready} />
      <PodCount revision={revision} />
    </li>
  );
}

function PodCount({
  revision: { ready, replicas, desired, scaleDownAt },
}: {
  revision: Revision;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const now = useNowOfPage();
  const left = scaleDownAt ? Date.parse(scaleDownAt) - now : undefined;

  function text(): string {
    if (replicas === 0 && desired === 0) return t('revisions.noPods');
    if (left === undefined) {
      return t('revisions.ready', {
        ready: String(ready),
        replicas: String(Math.max(replicas, desired)),
      });
    }
    return left > 0
      ? t('revisions.removedIn', { duration: clockText(left) })
      : t('revisions.removedNow');
  }

  return (
    <span
      className={classes.count}
      title={scaleDownAt && absoluteTimeText(scaleDownAt)}
    >
      {text()}
    </span>
  );
}

function isRole(role: string): role is Role {
  return ROLES.some(known => known === role);
}

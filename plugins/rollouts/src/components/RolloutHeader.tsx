import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Ownership,
  RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { FreshnessLabel } from './FreshnessLabel';
import { ExplainedTag, Tag } from './Tag';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '8px 10px',
      marginBottom: 14,
    },
    name: {
      margin: 0,
      fontSize: 24,
      lineHeight: '32px',
      fontWeight: 700,
      color: tokens.ink,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { fontSize: 20, lineHeight: '28px' },
    },
    freshness: { marginLeft: 'auto' },
    // On a phone the freshness stays beside the name, as the chips take lines of their own.
    tags: {
      display: 'contents',
      [theme.breakpoints.down('xs')]: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: 6,
        order: 1,
        width: '100%',
      },
    },
  };
});

/** Which rollout this is, where it lives, whose it is, and how current what follows is. */
export function RolloutHeader({
  rollout,
  lostSince,
}: {
  rollout: RolloutSummary;
  lostSince?: number;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { cluster, environment, namespace, provider, strategy } = rollout;

  return (
    <header className={classes.header}>
      <h2 className={classes.name}>{rollout.name}</h2>
      <div className={classes.tags}>
        <Tag>
          {environment ? (
            <>
              {cluster} <strong>{environment}</strong>
            </>
          ) : (
            <>
              {t('header.cluster')} <strong>{cluster}</strong>
            </>
          )}
        </Tag>
        <Tag>
          {t('header.namespace')} <strong>{namespace}</strong>
        </Tag>
        <Tag>
          {t(`header.controller.${provider}`)} ·{' '}
          {t(`header.strategy.${strategy}`)}
        </Tag>
        <OwnerTag ownership={rollout.ownership} />
      </div>
      <span className={classes.freshness}>
        <FreshnessLabel freshness={rollout.freshness} lostSince={lostSince} />
      </span>
    </header>
  );
}

function OwnerTag({
  ownership: { entityRef, verifiedForEntity },
}: {
  ownership: Ownership;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);

  if (verifiedForEntity === false) {
    const explanation = entityRef
      ? t('header.ownedByOther', { owner: entityRef })
      : t('header.unverifiedBecause');
    return (
      <ExplainedTag explanation={explanation}>
        {t('header.unverified')}
      </ExplainedTag>
    );
  }
  if (entityRef === undefined) return null;
  return (
    <Tag>
      {t('header.owner')}{' '}
      <strong>
        {isEntityRef(entityRef) ? (
          <EntityRefLink entityRef={entityRef} color="inherit" hideIcon />
        ) : (
          entityRef
        )}
      </strong>
    </Tag>
  );
}

function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}

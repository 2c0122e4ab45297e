import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';

import { CardProblem } from '../components/CardProblem';
import { RolloutSummaries } from '../components/RolloutSummaries';
import { useEntityRollouts } from '../hooks/useEntityRollouts';
import { useEntityTabHref } from '../hooks/useEntityTabHref';
import { useLostSince } from '../hooks/useLostSince';
import { byUrgency } from '../model/byUrgency';
import { rolloutsTranslationRef } from '../translation';
import { Ticking } from './Ticking';

/** The rollouts of an entity in a few lines, for its overview. */
export function EntityRolloutsCard() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const href = useEntityTabHref();
  return (
    <Ticking>
      <EntityInfoCard
        title={t('card.title')}
        footerActions={href && <Link to={href}>{t('card.open')}</Link>}
      >
        <Typography component="div" variant="body2">
          <CardContent href={href} />
        </Typography>
      </EntityInfoCard>
    </Ticking>
  );
}

function CardContent({ href }: { href: string | undefined }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { entity } = useEntity();
  const { content, connection, problem, retry } = useEntityRollouts(entity);
  const lostSince = useLostSince(connection);

  if (problem?.kind === 'denied') return <>{t('states.denied')}</>;
  if (problem?.kind === 'not-found') return <>{t('states.noEntity')}</>;
  if (!content) {
    return problem ? (
      <CardProblem problem={problem} onRetry={retry} />
    ) : (
      <div role="status" aria-label={t('states.loading')}>
        <Skeleton width={180} height={28} />
        <Skeleton width="90%" />
        <Skeleton variant="rect" height={8} />
      </div>
    );
  }
  if (content.items.length === 0) {
    return (
      <>{content.configured ? t('states.noMatch') : t('states.noCluster')}</>
    );
  }
  return (
    <>
      {problem?.kind === 'signed-out' && lostSince !== undefined && (
        <CardProblem problem={problem} onRetry={retry} />
      )}
      <RolloutSummaries
        rollouts={[...content.items].sort(byUrgency)}
        lostSince={lostSince}
        href={href}
      />
    </>
  );
}

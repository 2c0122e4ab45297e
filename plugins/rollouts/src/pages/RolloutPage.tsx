import { Content, Header, Page } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatRolloutId,
  type RolloutDetail,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';
import { useParams } from 'react-router-dom';

import { BadAddress } from '../components/BadAddress';
import { ClusterStrip } from '../components/ClusterStrip';
import { Denied } from '../components/Denied';
import { NoContentYet } from '../components/NoContentYet';
import { PageLink } from '../components/PageLink';
import { PageState } from '../components/PageState';
import { PortalNotice } from '../components/PortalNotice';
import { RolloutDetailView } from '../components/RolloutDetailView';
import { RolloutSkeleton } from '../components/RolloutSkeleton';
import { tokensOf } from '../components/tokens';
import { useLostSince } from '../hooks/useLostSince';
import { useRollout } from '../hooks/useRollout';
import { fleetRouteRef } from '../routes';
import { rolloutsTranslationRef } from '../translation';
import { RolloutActionDialog } from './RolloutActionDialog';
import { Ticking } from './Ticking';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    content: {
      background: tokens.canvas,
      color: tokens.ink,
      fontFamily: theme.typography.fontFamily,
      [theme.breakpoints.down('xs')]: { padding: 12 },
    },
  };
});

/** One rollout on a page of its own, for those that no component shows. */
export function RolloutPage() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const fleetHref = useRouteRef(fleetRouteRef)();
  const {
    cluster = '',
    group = '',
    kind = '',
    namespace = '',
    name = '',
  } = useParams();
  const id = formatRolloutId({ cluster, group, kind, namespace, name });
  return (
    <Page themeId="tool">
      <Header title={name} type={t('fleet.title')} typeLink={fleetHref} />
      <Content className={classes.content}>
        <Ticking>
          {/* What was asked of one rollout says nothing about another. */}
          <Rollout key={id} id={id} />
        </Ticking>
      </Content>
    </Page>
  );
}

function Rollout({ id }: { id: string }) {
  const state = useRollout(id);
  const [asked, setAsked] = useState<{ rollout: RolloutDetail; verb: Verb }>();
  return (
    <>
      <RolloutContent
        state={state}
        onAct={(rollout, verb) => setAsked({ rollout, verb })}
      />
      {asked && (
        <RolloutActionDialog
          key={asked.verb}
          verb={asked.verb}
          rollout={asked.rollout}
          live={state.content?.items[0]}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function RolloutContent({
  state: { content, problem, connection, retry },
  onAct,
}: {
  state: ReturnType<typeof useRollout>;
  onAct: (rollout: RolloutDetail, verb: Verb) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const fleetHref = useRouteRef(fleetRouteRef)();
  const lostSince = useLostSince(connection);
  const rollout = content?.items[0];

  if (problem?.kind === 'denied') {
    return <Denied title={t('fleet.denied')} message={problem.message} />;
  }
  if (!content && problem?.kind === 'bad-question') {
    return <BadAddress message={problem.message} to={fleetHref} />;
  }
  if (problem?.kind === 'not-found' || (content && !rollout)) {
    return (
      <PageState title={t('fleet.noRollout')} testId="no-rollout">
        <p>{t('fleet.noRolloutText')}</p>
        <p>
          <PageLink to={fleetHref}>{t('fleet.showAll')}</PageLink>
        </p>
      </PageState>
    );
  }
  if (!rollout) {
    return (
      <NoContentYet
        problem={problem}
        shape={<RolloutSkeleton />}
        onRetry={retry}
      />
    );
  }
  return (
    <>
      <PortalNotice
        lostSince={lostSince}
        problem={problem}
        polling={connection.state === 'polling'}
        onRetry={retry}
      />
      <ClusterStrip
        clusters={content.clusters.filter(
          ({ name }) => name === rollout.cluster,
        )}
      />
      <RolloutDetailView
        rollout={rollout}
        lostSince={lostSince}
        onAct={verb => onAct(rollout, verb)}
      />
    </>
  );
}

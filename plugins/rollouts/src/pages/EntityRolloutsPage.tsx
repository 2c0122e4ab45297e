import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutDetail,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { ClusterStrip } from '../components/ClusterStrip';
import { Denied } from '../components/Denied';
import { EmptyState } from '../components/EmptyState';
import { NoContentYet } from '../components/NoContentYet';
import { PageState } from '../components/PageState';
import { PortalNotice } from '../components/PortalNotice';
import { RolloutDetailView } from '../components/RolloutDetailView';
import { RolloutList } from '../components/RolloutList';
import { RolloutSkeleton } from '../components/RolloutSkeleton';
import { tokensOf } from '../components/tokens';
import { useEntityRollouts } from '../hooks/useEntityRollouts';
import { useLostSince } from '../hooks/useLostSince';
import { useSelectedRollout } from '../hooks/useSelectedRollout';
import { byUrgency } from '../model/byUrgency';
import { rolloutsTranslationRef } from '../translation';
import { RolloutActionDialog } from './RolloutActionDialog';
import { Ticking } from './Ticking';

const useStyles = makeStyles(theme => ({
  page: {
    color: tokensOf(theme).ink,
    fontFamily: theme.typography.fontFamily,
  },
}));

/** The rollouts tab of an entity: the one rollout, or a list with the detail of the selected one. */
export function EntityRolloutsPage() {
  const classes = useStyles();
  return (
    <Ticking>
      <div className={classes.page}>
        <EntityRollouts />
      </div>
    </Ticking>
  );
}

function EntityRollouts() {
  const { entity } = useEntity();
  const state = useEntityRollouts(entity);
  const lostSince = useLostSince(state.connection);
  const [asked, setAsked] = useState<{ rollout: RolloutDetail; verb: Verb }>();

  return (
    <>
      <EntityRolloutsContent
        entity={entity}
        state={state}
        lostSince={lostSince}
        onAct={(rollout, verb) => setAsked({ rollout, verb })}
      />
      {/* Beside the content, not in it: a dialog must outlive the row that it was opened from. */}
      {asked && (
        <RolloutActionDialog
          key={`${asked.rollout.id} ${asked.verb}`}
          verb={asked.verb}
          rollout={asked.rollout}
          live={state.content?.items.find(({ id }) => id === asked.rollout.id)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function EntityRolloutsContent({
  entity,
  state: { content, problem, connection, retry },
  lostSince,
  onAct,
}: {
  entity: Entity;
  state: ReturnType<typeof useEntityRollouts>;
  lostSince: number | undefined;
  onAct: (rollout: RolloutDetail, verb: Verb) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);

  if (problem?.kind === 'denied') {
    return <Denied title={t('states.denied')} message={problem.message} />;
  }
  if (problem?.kind === 'not-found') {
    return (
      <PageState title={t('states.noEntity')} testId="no-entity">
        <p>{t('states.noEntityText')}</p>
      </PageState>
    );
  }
  if (!content) {
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
      <ClusterStrip clusters={content.clusters} />
      {content.items.length === 0 ? (
        <EmptyState entity={entity} content={content} />
      ) : (
        <Rollouts items={content.items} lostSince={lostSince} onAct={onAct} />
      )}
    </>
  );
}

function Rollouts({
  items,
  lostSince,
  onAct,
}: {
  items: RolloutDetail[];
  lostSince: number | undefined;
  onAct: (rollout: RolloutDetail, verb: Verb) => void;
}) {
  const sorted = [...items].sort(byUrgency);
  const { selectedId, hrefOf } = useSelectedRollout(sorted.map(({ id }) => id));
  const selected = sorted.find(({ id }) => id === selectedId);

  return (
    <>
      {sorted.length > 1 && (
        <RolloutList
          rollouts={sorted}
          selectedId={selected?.id}
          hrefOf={hrefOf}
        />
      )}
      {selected && (
        <RolloutDetailView
          // What is folded or shown in one rollout says nothing about another.
          key={selected.id}
          rollout={selected}
          lostSince={lostSince}
          onAct={verb => onAct(selected, verb)}
        />
      )}
    </>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { revisionNodes, type RevisionNode } from '../../model/revisionNodes';
import { rolloutsTranslationRef } from '../../translation';
import { ShowOlder } from '../ShowOlder';
import { tokensOf } from '../tokens';
import { PodWatchNote } from './PodWatchNote';
import { RevisionView } from './RevisionView';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    quiet: { margin: 0, fontSize: 14, color: tokens.second },
  };
});

/**
 * What a rollout consists of: its versions, newest first, each with its pods, and unfolded with all that belongs to it.
 * A version with a pod that fails is unfolded until a person says otherwise.
 */
export function Revisions({
  rollout,
}: {
  rollout: Pick<
    RolloutDetail,
    'revisions' | 'revisionsKnown' | 'podWatch' | 'experiments' | 'analyses'
  >;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [showsOlder, setShowsOlder] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());

  if (rollout.revisions.length === 0) {
    return (
      <>
        <p className={classes.quiet}>
          {rollout.revisionsKnown
            ? t('revisions.empty')
            : t('revisions.unknown')}
        </p>
        <PodWatchNote podWatch={rollout.podWatch} />
      </>
    );
  }
  const nodes = revisionNodes(rollout);
  const older = nodes.filter(({ isOld }) => isOld);
  const shown = showsOlder ? nodes : nodes.filter(({ isOld }) => !isOld);
  const isOpen = (node: RevisionNode) =>
    chosen.get(node.key) ?? isFailing(node);

  return (
    <>
      <ul className={classes.list}>
        {shown.map(node => (
          <RevisionView
            key={node.key}
            node={node}
            isOpen={isOpen(node)}
            onToggle={() =>
              setChosen(new Map(chosen).set(node.key, !isOpen(node)))
            }
          />
        ))}
      </ul>
      {older.length > 0 && !showsOlder && (
        <ShowOlder
          text={
            older.length === 1
              ? t('revisions.olderOne')
              : t('revisions.older', { number: String(older.length) })
          }
          onClick={() => setShowsOlder(true)}
        />
      )}
      <PodWatchNote podWatch={rollout.podWatch} />
    </>
  );
}

function isFailing({ revision, experiments }: RevisionNode): boolean {
  return [revision, ...experiments.flatMap(({ templates }) => templates)].some(
    owner => owner?.podList?.some(({ state }) => state === 'failing'),
  );
}

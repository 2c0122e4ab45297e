import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';

import type { RevisionNode } from '../../model/revisionNodes';
import { rolloutsTranslationRef } from '../../translation';
import { FoldArrow } from '../FoldArrow';
import { shortImage } from '../imageName';
import { PodSquares } from '../PodSquares';
import { absoluteTimeText } from '../timeText';
import { tokensOf } from '../tokens';
import { PodMarks } from './PodMarks';
import { PodTally } from './PodTally';
import { RevisionParts } from './RevisionParts';
import { RoleBadge } from './RoleBadge';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    item: {
      padding: '10px 0',
      borderBottom: `1px solid ${tokens.line}`,
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { borderBottom: 0, paddingBottom: 0 },
    },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '6px 16px',
      minHeight: 24,
    },
    name: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 10px',
      flex: '0 1 370px',
      minWidth: 0,
      [theme.breakpoints.down('xs')]: { flex: '1 1 auto' },
    },
    toggle: {
      display: 'flex',
      justifyContent: 'flex-start',
      gap: 8,
      minHeight: 28,
      minWidth: 0,
      margin: '0 0 0 -8px',
      padding: '0 4px 0 8px',
      borderRadius: 6,
      textAlign: 'left',
      color: tokens.ink,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
      [theme.breakpoints.down('xs')]: { minHeight: 40 },
    },
    number: {
      fontSize: 14,
      lineHeight: '20px',
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'anywhere',
    },
    image: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      overflowWrap: 'anywhere',
    },
    gone: { fontSize: 13, color: tokens.second },
  };
});

/** One version in a line, and unfolded what it consists of. */
export function RevisionView({
  node,
  isOpen,
  onToggle,
}: {
  node: RevisionNode;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const partsId = useId();
  const { revision, number } = node;
  const hasParts =
    (revision?.podList ?? []).length > 0 ||
    node.runs.length > 0 ||
    node.experiments.length > 0;
  const title = (
    <span className={classes.number}>
      {number > 0 ? number : revision?.name || t('revisions.unnamed')}
    </span>
  );

  return (
    <li className={classes.item}>
      <div
        className={classes.row}
        title={revision && absoluteTimeText(revision.createdAt)}
      >
        <span className={classes.name}>
          {hasParts ? toggle(title) : title}
          {revision?.roles.map(role => (
            <RoleBadge key={role} role={role} />
          ))}
          {revision?.images.map(image => (
            <span key={image} className={classes.image} title={image}>
              {shortImage(image)}
            </span>
          ))}
          {!revision && (
            <span className={classes.gone}>{t('revisions.gone')}</span>
          )}
        </span>
        {revision && (
          <>
            {revision.podList ? (
              <PodMarks
                pods={revision.podList}
                count={revision.podList.length + (revision.podsLeftOut ?? 0)}
              />
            ) : (
              <PodSquares replicas={revision.replicas} ready={revision.ready} />
            )}
            <PodTally revision={revision} />
          </>
        )}
      </div>
      <div id={partsId} hidden={!isOpen || !hasParts}>
        {isOpen && hasParts && <RevisionParts node={node} />}
      </div>
    </li>
  );

  function toggle(name: ReactNode) {
    return (
      <ButtonBase
        className={classes.toggle}
        aria-expanded={isOpen}
        aria-controls={partsId}
        aria-label={t('revisions.unfold', {
          revision: number > 0 ? String(number) : revision?.name ?? '',
        })}
        onClick={onToggle}
      >
        <FoldArrow isOpen={isOpen} />
        {name}
      </ButtonBase>
    );
  }
}

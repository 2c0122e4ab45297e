import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FleetMatrix,
  MatrixCell,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { CardTitle } from '../CardTitle';
import { tokensOf } from '../tokens';
import { MatrixCellView } from './MatrixCellView';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    cards: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.ink,
      '& > li': {
        padding: 12,
        borderBottom: `1px solid ${tokens.line}`,
      },
      '& > li:last-child': { borderBottom: 0 },
    },
    cells: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)',
      alignItems: 'center',
      gap: '2px 8px',
      margin: '8px 0 0',
      fontSize: 13,
      lineHeight: '18px',
      '& dt': { color: tokens.second, overflowWrap: 'anywhere' },
      '& dd': { margin: 0 },
    },
  };
});

/** The matrix for a phone: each service with where it stands, one below the other. */
export function MatrixCards({
  matrix: { by, items },
  hrefOf,
  serviceHrefOf,
}: {
  matrix: FleetMatrix;
  hrefOf: (cell: MatrixCell) => string;
  serviceHrefOf: (service: { namespace: string; name: string }) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <ul className={classes.cards} aria-label={t(`matrix.title.${by}`)}>
      {items.map(({ namespace, name, cells }) => (
        <li key={`${namespace}/${name}`}>
          <CardTitle
            to={serviceHrefOf({ namespace, name })}
            name={name}
            namespace={namespace}
          />
          <dl className={classes.cells}>
            {cells.map(cell => (
              <div key={cell.column} style={{ display: 'contents' }}>
                <dt>{cell.column}</dt>
                <dd>
                  <MatrixCellView cell={cell} href={hrefOf(cell)} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';

import { MATRIX_LOOKS } from '../../model/matrixCellLook';
import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { MatrixMark } from './MatrixMark';

const useStyles = makeStyles(theme => ({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    '& li': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  },
}));

/** What the marks of the matrix mean. */
export function MatrixLegend() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <ul className={classes.legend} aria-label={t('matrix.legend')}>
      {MATRIX_LOOKS.map(look => (
        <li key={look}>
          <MatrixMark look={look} share={25} />
          {t(`matrix.look.${look}`)}
        </li>
      ))}
    </ul>
  );
}

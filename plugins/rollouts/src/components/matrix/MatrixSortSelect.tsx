import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MATRIX_SORTS,
  type MatrixSort,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';

const ORDER_OF = {
  name: 'matrix.order.name',
  'name,desc': 'matrix.order.nameReversed',
  behind: 'matrix.order.behind',
  attention: 'matrix.order.attention',
} as const satisfies Record<MatrixSort, string>;

/** What the services are sorted by. */
export function MatrixSortSelect({
  sort,
  onSort,
  className,
}: {
  sort: MatrixSort;
  onSort: (sort: MatrixSort) => void;
  /** Of the choice itself. */
  className: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <label>
      {t('matrix.sort')}
      <select
        className={className}
        value={sort}
        onChange={({ target }) => {
          const chosen = MATRIX_SORTS.find(each => each === target.value);
          if (chosen) onSort(chosen);
        }}
      >
        {MATRIX_SORTS.map(each => (
          <option key={each} value={each}>
            {t(ORDER_OF[each])}
          </option>
        ))}
      </select>
    </label>
  );
}

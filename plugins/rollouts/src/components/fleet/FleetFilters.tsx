import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClusterStatus,
  FleetFacet,
  FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import { tokensOf } from '../tokens';
import { FleetSearch } from './FleetSearch';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  const focus = {
    outline: `2px solid ${tokens.progressing.text}`,
    outlineOffset: 1,
  };
  return {
    filters: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '8px 12px',
      padding: '12px 16px',
      borderBottom: `1px solid ${tokens.line}`,
      [theme.breakpoints.down('xs')]: { padding: 12 },
    },
    select: {
      height: 40,
      maxWidth: 200,
      padding: '0 8px',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      '&:focus-visible': focus,
      [theme.breakpoints.down('xs')]: {
        flex: '1 1 auto',
        minWidth: 0,
        fontSize: 16,
      },
    },
    count: {
      marginLeft: 'auto',
      fontSize: 13,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
  };
});

/** All that narrows the list beside the state, taken away. */
const WIDE: Partial<FleetQuery> = {
  q: '',
  cluster: [],
  environment: [],
  owner: [],
  system: [],
  namespace: [],
  provider: [],
  strategy: [],
  image: [],
  tag: [],
  entity: undefined,
};

/** Narrows the list: words, environment, cluster, namespace; the rest comes with the address only. */
export function FleetFilters({
  query,
  clusters,
  facets,
  matching,
  hrefWith,
  onChange,
}: {
  query: FleetQuery;
  clusters: readonly ClusterStatus[];
  facets: readonly FleetFacet[];
  /** How many match; undefined while that is being asked. */
  matching: number | undefined;
  hrefWith: (changes: Partial<FleetQuery>) => string;
  onChange: (changes: Partial<FleetQuery>) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const environments = clusters.flatMap(({ environment }) => environment ?? []);
  const isNarrowed = hrefWith(WIDE) !== hrefWith({});
  const countsOf = (by: FleetFacet['by']) =>
    new Map(
      facets
        .find(facet => facet.by === by)
        ?.values.map(({ value, count }) => [value, count]),
    );
  const namespaces = countsOf('namespace');

  return (
    <div role="search" className={classes.filters}>
      <FleetSearch value={query.q} onSearch={q => onChange({ q })} />
      <Choice
        label={t('fleet.environment')}
        any={t('fleet.anyEnvironment')}
        chosen={query.environment}
        offered={environments}
        counts={countsOf('environment')}
        onChoose={environment => onChange({ environment })}
      />
      <Choice
        label={t('fleet.cluster')}
        any={t('fleet.anyCluster')}
        chosen={query.cluster}
        offered={clusters.map(({ name }) => name)}
        counts={countsOf('cluster')}
        onChoose={cluster => onChange({ cluster })}
      />
      <Choice
        label={t('fleet.namespace')}
        any={t('fleet.anyNamespace')}
        chosen={query.namespace}
        offered={[...namespaces.keys()]}
        counts={namespaces}
        onChoose={namespace => onChange({ namespace })}
      />
      {query.owner.map(owner => (
        <PageLink
          key={owner}
          to={hrefWith({ owner: query.owner.filter(each => each !== owner) })}
        >
          {t('fleet.withoutOwner', { owner })}
        </PageLink>
      ))}
      {isNarrowed && (
        <PageLink to={hrefWith(WIDE)}>{t('fleet.reset')}</PageLink>
      )}
      <span className={classes.count}>
        {matching === 1 && t('fleet.matchingOne')}
        {matching !== undefined &&
          matching !== 1 &&
          t('fleet.matching', { number: String(matching) })}
      </span>
    </div>
  );
}

const SEVERAL = ' several';

function Choice({
  label,
  any,
  chosen,
  offered,
  counts,
  onChoose,
}: {
  label: string;
  /** What it says while nothing is chosen. */
  any: string;
  chosen: readonly string[];
  offered: readonly string[];
  /** How many rollouts each would show, where that is known. */
  counts: ReadonlyMap<string, number>;
  onChoose: (chosen: string[]) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [first = ''] = chosen;
  const options = [...new Set([...offered, ...chosen])].sort();
  if (options.length === 0) return null;
  return (
    <select
      aria-label={label}
      className={classes.select}
      value={chosen.length > 1 ? SEVERAL : first}
      onChange={({ target: { value } }) =>
        onChoose(value === '' ? [] : [value])
      }
    >
      <option value="">{any}</option>
      {chosen.length > 1 && (
        <option value={SEVERAL} disabled>
          {t('fleet.several', { number: String(chosen.length) })}
        </option>
      )}
      {options.map(option => (
        <option key={option} value={option}>
          {counts.has(option)
            ? t('fleet.choice', {
                value: option,
                number: String(counts.get(option)),
              })
            : option}
        </option>
      ))}
    </select>
  );
}

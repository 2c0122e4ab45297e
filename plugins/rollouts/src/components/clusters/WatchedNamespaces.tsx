import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { WatchedNamespaces as Namespaces } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';

/** More names than that are a number. */
const NAMED = 12;

/** Where a kind is watched when that is not the whole cluster: terms of a description list. */
export function WatchedNamespaces({
  namespaces: { chosenBy, watched, count, denied, unwatched },
}: {
  namespaces: Namespaces;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  // Those that the person may not read are counted, and not named.
  const others = count - Math.min(watched.length, NAMED);
  const names = watched.slice(0, NAMED).join(', ');
  const more =
    names === ''
      ? String(count)
      : t('clusters.namesAndMore', { names, number: String(others) });
  return (
    <>
      <div>
        <dt>{t(`clusters.chosenBy.${chosenBy}`)}</dt>
        <dd>{others > 0 ? more : names}</dd>
      </div>
      {denied.length > 0 && (
        <div>
          <dt>{t('clusters.deniedNamespaces')}</dt>
          <dd>{denied.join(', ')}</dd>
        </div>
      )}
      {unwatched > 0 && (
        <div>
          <dt>{t('clusters.unwatchedNamespaces')}</dt>
          <dd>{unwatched}</dd>
        </div>
      )}
    </>
  );
}

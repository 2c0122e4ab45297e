import type { ArgoCdDetail } from '@rollouts-portal/plugin-rollouts-common';

import { Notice } from '../Notice';
import { useSentence } from '../useSentence';

/** That Argo CD's sync stands still because of this rollout, which blocks newer commits. */
export function SyncWaitsNotice({ apps }: Pick<ArgoCdDetail, 'apps'>) {
  const say = useSentence();
  return (
    <>
      {apps.map(
        ({ name, namespace, cluster, waits }) =>
          waits && (
            <Notice key={`${cluster} ${namespace} ${name}`} tone="paused">
              <span data-testid="argo-cd-waits">{say(waits)}</span>
            </Notice>
          ),
      )}
    </>
  );
}

import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'rollout';

/**
 * Which of several rollouts is selected: the one that the address asks for, else the first. Once shown it stays,
 * however the order changes, and the address names it: a click must not land on another one.
 *
 * @param ids - the most urgent first
 */
export function useSelectedRollout(ids: readonly string[]): {
  selectedId: string | undefined;
  /** Address of another one; whatever else the address holds stays. */
  hrefOf: (rolloutId: string) => string;
} {
  const [parameters, setParameters] = useSearchParams();
  const [shown, setShown] = useState<string>();
  const asked = parameters.get(PARAMETER);
  const selectedId =
    [asked, shown].find(id => typeof id === 'string' && ids.includes(id)) ??
    ids[0];
  if (selectedId !== shown) setShown(selectedId);

  const isUnsaid = asked === null && ids.length > 1;
  useEffect(() => {
    if (!isUnsaid || selectedId === undefined) return;
    setParameters(given => withRollout(given, selectedId), { replace: true });
  }, [isUnsaid, selectedId, setParameters]);

  return {
    selectedId: selectedId ?? undefined,
    hrefOf: rolloutId => `?${withRollout(parameters, rolloutId)}`,
  };
}

function withRollout(parameters: URLSearchParams, id: string) {
  const next = new URLSearchParams(parameters);
  next.set(PARAMETER, id);
  return next;
}

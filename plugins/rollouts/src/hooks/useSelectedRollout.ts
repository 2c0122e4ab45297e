import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'rollout';

/** Which rollout the address asks for, and the address of another one; whatever else it holds stays. */
export function useSelectedRollout(): {
  selectedId: string | undefined;
  hrefOf: (rolloutId: string) => string;
} {
  const [parameters] = useSearchParams();
  return {
    selectedId: parameters.get(PARAMETER) ?? undefined,
    hrefOf: rolloutId => {
      const next = new URLSearchParams(parameters);
      next.set(PARAMETER, rolloutId);
      return `?${next}`;
    },
  };
}

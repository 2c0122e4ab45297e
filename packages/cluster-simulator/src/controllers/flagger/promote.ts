import type { Write } from '../engine/Write';
import { primaryTemplate } from './primaryOf';
import type { Tick } from './Tick';

/** The primary gets what the canary was tried with. */
export function promote(tick: Tick): Write[] {
  const { primary, target } = tick;
  if (!primary || !target) return [];
  const { name, namespace } = primary.metadata;
  return [
    tick.tells(
      `Copying ${tick.targetName} template spec to ${tick.primaryName}`,
    ),
    {
      write: 'patch',
      of: { kind: 'Deployment', name, namespace },
      patch: { spec: { template: primaryTemplate(target) } },
    },
  ];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { healthSchema, type Health } from './Health';
import { HEALTH_CHECKS, type HealthKind } from './healthKinds';
import type { Json } from './Json';
import type { LuaMachine } from './LuaMachine';

/** The script of one kind. */
export class HealthCheck {
  readonly script: string;

  constructor(kind: HealthKind, private readonly machine: LuaMachine) {
    this.script = readFileSync(join(HEALTH_CHECKS, kind, 'health.lua'), 'utf8');
  }

  /** @throws where Argo CD would show an error, or a status that means nothing */
  async of(object: Json): Promise<Health> {
    const outcome = await this.machine.run(this.script, object);
    if ('error' in outcome) throw new Error(outcome.error);
    return healthSchema.parse(JSON.parse(outcome.value));
  }
}

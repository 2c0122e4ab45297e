import type { FaultRow } from '../frame/FaultRow';
import { ReplicaStage } from './ReplicaStage';
import { Stage } from './Stage';

/** A row about several replicas, with a database of its own. */
export function replicaRow({
  id,
  fault,
  run,
}: {
  id: string;
  fault: string;
  run(stage: Stage, replicas: ReplicaStage): Promise<void>;
}): FaultRow {
  return {
    id,
    fault,
    isHeavy: false,
    needsPostgres: true,
    run: async (expect, speed, postgres) => {
      if (postgres === undefined) throw new Error('there is no PostgreSQL');
      const stage = new Stage(expect, speed);
      try {
        const name = `faults_${id.toLowerCase()}`;
        await run(
          stage,
          await ReplicaStage.set(stage, { postgres, name, speed }),
        );
      } finally {
        await stage.stop();
      }
    },
  };
}

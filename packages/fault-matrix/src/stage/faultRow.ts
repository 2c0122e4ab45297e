import type { FaultRow } from '../frame/FaultRow';
import { Stage } from './Stage';

/** A row with a stage of its own, which is cleared away whatever happens. */
export function faultRow({
  id,
  fault,
  isHeavy = false,
  run,
}: {
  id: string;
  fault: string;
  isHeavy?: boolean;
  run(stage: Stage): Promise<void>;
}): FaultRow {
  return {
    id,
    fault,
    isHeavy,
    run: async (expect, speed) => {
      const stage = new Stage(expect, isHeavy ? 1 : speed);
      try {
        await run(stage);
      } finally {
        await stage.stop();
      }
    },
  };
}

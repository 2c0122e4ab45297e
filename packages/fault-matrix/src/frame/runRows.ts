import type { FaultRow } from './FaultRow';
import type { Expectation, RowResult } from './RowResult';

/**
 * So many at a time, then the heavy ones one by one. None keeps another from running, whatever becomes of it; results
 * are told as they come.
 */
export async function runRows(
  rows: readonly FaultRow[],
  {
    speed,
    atATime,
    postgres,
  }: { speed: number; atATime: number; postgres?: string },
  onResult: (result: RowResult) => void,
): Promise<RowResult[]> {
  const results = new Map<FaultRow, RowResult>();
  const work = async (waiting: FaultRow[]) => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const result = await resultOf(row, speed, postgres);
      results.set(row, result);
      onResult(result);
    }
  };
  const light = rows.filter(({ isHeavy }) => !isHeavy);
  await Promise.all(Array.from({ length: atATime }, () => work(light)));
  await work(rows.filter(({ isHeavy }) => isHeavy));
  return rows.flatMap(row => results.get(row) ?? []);
}

async function resultOf(
  row: FaultRow,
  speed: number,
  postgres: string | undefined,
): Promise<RowResult> {
  const expectations: Expectation[] = [];
  const began = performance.now();
  const result = (error?: string): RowResult => ({
    id: row.id,
    fault: row.fault,
    expectations,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    ...(error !== undefined && { error }),
  });
  try {
    await row.run(
      (what, holds) => {
        expectations.push({ what, holds });
      },
      speed,
      postgres,
    );
    return result();
  } catch (error) {
    return result(error instanceof Error ? error.message : String(error));
  }
}

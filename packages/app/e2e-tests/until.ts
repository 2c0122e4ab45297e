import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither false nor undefined, for what nobody announces.
 *
 * @throws when it takes longer than `limit` ms, saying what was waited for
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  { limit = 30_000, every = 50 }: { limit?: number; every?: number } = {},
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) {
      throw new Error(`not within ${limit / 1000} s: ${what}`);
    }
    await pause(every);
  }
}

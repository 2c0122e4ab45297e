import type { WaitingFor } from '../api/rolloutSchema';

/** Whether nothing goes on before a person decides. Gates count: whatever answers for one, people open it. */
export function waitsForPerson(waitingFor: WaitingFor | undefined): boolean {
  return waitingFor?.what === 'human' || waitingFor?.what === 'gate';
}

import type { Fault } from './Fault.ts';

const IN_ALL = 1_000;
const IN_ONE_TURN = 100;

export const manyRollouts: Fault = {
  name: '1,000 rollouts created and deleted in a loop',
  async bring(stage, watched) {
    const { rollouts } = watched;
    for (let created = 0; created < IN_ALL; created += IN_ONE_TURN) {
      await rollouts.create(IN_ONE_TURN);
      // All but one, so that there is something to compare at the end; what is there the longest goes first.
      await rollouts.remove(IN_ONE_TURN - 1);
    }
    await stage.untilEqual(watched);
    await rollouts.removeAll();
  },
};

import type { KubernetesObject } from './KubernetesObject.ts';
import type { Stage } from './Stage.ts';

/** What a story tells about itself while it is played. */
export interface Diary {
  /** The next objects to be applied. */
  part(note: string, objects: readonly KubernetesObject[]): void;
  /** Runs `work` and notes it together with what `outcome` says of its result. */
  action<T>(
    what: { do: string; [key: string]: unknown },
    work: () => Promise<T>,
    outcome: (result: T) => object,
  ): Promise<T>;
  checkpoint(label: string, stage: Stage): Promise<void>;
}

/** For stories that are played without being recorded. */
export const NO_DIARY: Diary = {
  part: () => {},
  action: (_what, work) => work(),
  checkpoint: async () => {},
};

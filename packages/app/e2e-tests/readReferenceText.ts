/** The head of what `kubectl argo rollouts get rollout` prints. */
export type ReferenceText = {
  /** The word, without the icon before it. */
  phase: string;
  message: string | undefined;
  /** Steps done, of all. */
  step: { done: number; of: number } | undefined;
  setWeight: string | undefined;
  actualWeight: string | undefined;
};

export function readReferenceText(text: string): ReferenceText {
  const field = (name: string) =>
    new RegExp(`^ *${name}: +(.+?) *$`, 'm').exec(text)?.[1];
  const phase = field('Status')?.split(' ').at(-1);
  if (phase === undefined) throw new Error(`no status in:\n${text}`);
  const [done, of] = field('Step')?.split('/').map(Number) ?? [];
  return {
    phase,
    message: field('Message'),
    step: done !== undefined && of !== undefined ? { done, of } : undefined,
    setWeight: field('SetWeight'),
    actualWeight: field('ActualWeight'),
  };
}

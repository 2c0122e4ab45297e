export const WRITES = [
  'create',
  'change',
  'change',
  'status',
  'remove',
  'recreate',
] as const;

/** What happens to a cluster once, and is over at once. */
export const EVENTS = [
  'cut',
  'cut abruptly',
  'expire history',
  'go away',
  'storm',
  'other version',
  'create many',
  'remove many',
] as const;

/** What is wrong with a cluster until it is lifted. */
export const TROUBLES = [
  '401',
  '403',
  '404',
  '410',
  '429',
  '500',
  '503',
  'garbage',
  'torn answers',
  'silence',
  'vanish',
  'sign-in page',
  'redirect',
  'empty lists',
  'kind removed',
  'some namespaces only',
] as const;

export type Write = (typeof WRITES)[number];
export type Event = (typeof EVENTS)[number];
export type Trouble = (typeof TROUBLES)[number];
export type Place = {
  plural: 'rollouts' | 'canaries';
  namespace: string;
  name: string;
};

export type Step =
  | { what: 'write'; write: Write; place: Place }
  | { what: 'event'; event: Event }
  /** For so many further steps. */
  | { what: 'trouble'; trouble: Trouble; steps: number }
  /** By the portal's clock. */
  | { what: 'pass'; ms: number };

/** Such as `recreate rollouts shop/a`. */
export function stepText(step: Step): string {
  switch (step.what) {
    case 'write': {
      const { plural, namespace, name } = step.place;
      return `${step.write} ${plural} ${namespace}/${name}`;
    }
    case 'event':
      return step.event;
    case 'trouble':
      return `${step.trouble} for ${step.steps} steps`;
    case 'pass':
      return `${(step.ms / 1000).toFixed(1)} s pass`;
  }
}

import { RolloutTab } from './RolloutTab';

declare global {
  interface Window {
    /** Argo CD's; absent on any other page. */
    extensionsAPI?: {
      registerResourceExtension(
        component: typeof RolloutTab,
        group: string,
        kind: string,
        title: string,
        options: { icon: string },
      ): void;
    };
  }
}

const KINDS = [
  ['argoproj.io', 'Rollout'],
  ['flagger.app', 'Canary'],
] as const;

for (const [group, kind] of KINDS) {
  window.extensionsAPI?.registerResourceExtension(
    RolloutTab,
    group,
    kind,
    'Delivery',
    { icon: 'fa-random' },
  );
}

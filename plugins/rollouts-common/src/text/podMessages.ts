/** Why the pods of a rollout are not read. */
export const podMessages = {
  'pods-capped-user':
    'You look at {{number}} rollouts already, and the pods of no more are read for one person at a time. Close some of those pages.',
  'pods-capped-cluster':
    'The pods of {{number}} rollouts of this cluster are being read, and that is as many as the portal asks it for. They appear when others stop looking.',
  'pods-capped-process':
    'The pods of {{number}} rollouts are being read, and that is as many as this portal reads at a time. They appear when others stop looking.',
} as const satisfies Record<string, string>;

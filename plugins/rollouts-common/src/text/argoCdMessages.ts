/** What Argo CD knows of a rollout, and what it does to what people do. */
export const argoCdMessages = {
  'argo-sync-waits': "Argo CD's sync is waiting for this rollout.",
  'argo-sync-blocks':
    "Argo CD's sync is waiting for this rollout; newer commits are blocked. {{newest}} can be synced only after {{revision}}.",

  'argo-health-before':
    'Argo CD judges by the status of before: the controller has not answered the newest request yet.',
  'argo-health-goes-on':
    'Argo CD calls every pause Suspended; this one ends by itself, without anybody.',
  'argo-health-flagger-phase':
    "Argo CD's own health check does not know this phase of Flagger.",
  'argo-health-by-annotation':
    "The annotation {{annotation}} of the rollout tells Argo CD's health check to count it so.",
  'argo-health-other':
    'Argo CD says {{theirs}} where it would be {{ours}} by our health check: it looked earlier, uses another check, or an annotation told it to.',

  'argo-app-worse': 'Another object of the app is {{health}}.',
  'argo-app-worse-or-check':
    "Another object of the app is {{health}}, or Argo CD's health check says so of this one.",
  'argo-app-better':
    'Argo CD says {{health}} of the app although this rollout is worse: it has not counted it yet.',
  'argo-app-ignores-health':
    'An annotation of the rollout keeps its health out of that of the app.',

  'argo-several-apps':
    '{{count}} apps claim this rollout: {{apps}}. Each sync may undo what the other did.',
  'argo-foreign-tracking-id':
    'The tracking id on this rollout is that of another object, as after copying a manifest. Argo CD ignores it.',
  'argo-app-unseen':
    'The tracking id names the app {{app}}, but no such app is to be seen: its Argo CD may be in a cluster that the portal does not watch, or the portal may not read its apps.',
  'argo-app-guessed':
    'That the app {{app}} deploys this rollout is a guess from a label, which Helm sets, too.',
} as const satisfies Record<string, string>;

/** What rollouts do and why. */
export const statusMessages = {
  'why-unreadable':
    'What the cluster reports cannot be read: {{field}} is not what it should be.',
  'why-unknown-phase':
    'The controller reports {{phase}}, a phase that the portal does not know.',
  'why-not-observed': 'The controller has not taken up the latest change yet.',
  'why-unpausing': 'The pause was ended. The controller is about to go on.',
  'why-abort-requested':
    'Abort was asked for. The controller is about to act on it.',
  'why-new-version-pending': 'The controller is taking up a new version.',

  'step-set-weight': 'Set weight {{percent}} %',
  'step-pause': 'Pause until promoted',
  'step-pause-timed': 'Pause {{duration}}',
  'step-pause-unreadable':
    'Pause of “{{written}}”, which the controller cannot read and skips',
  'step-scale-weight': 'Size the new version for {{percent}} %',
  'step-scale-one-pod': 'Run 1 pod of the new version',
  'step-scale-pods': 'Run {{pods}} pods of the new version',
  'step-scale-match': 'Size the new version by its weight again',
  'step-analysis': 'Analysis: {{templates}}',
  'step-analysis-unnamed': 'Analysis',
  'step-experiment': 'Experiment: {{templates}}',
  'step-experiment-unnamed': 'Experiment',
  'step-header-route': 'Route by header: {{name}}',
  'step-mirror-route': 'Mirror traffic: {{name}}',
  'step-plugin': 'Plugin: {{name}}',
  'step-invalid': 'A step that the controller does not know',
} as const satisfies Record<string, string>;

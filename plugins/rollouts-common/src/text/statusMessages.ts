/** What rollouts do and why. */
export const statusMessages = {
  // Why: the one sentence.
  'why-unreadable':
    'What the cluster reports cannot be read: {{field}} is not what it should be.',
  'why-unknown-phase':
    'The controller reports “{{phase}}”, a phase that the portal does not know.',
  'why-not-observed': 'The controller has not taken up the latest change yet.',
  'why-unpausing': 'The pause was ended. The controller is about to go on.',
  'why-abort-requested':
    'Abort was asked for. The controller is about to act on it.',
  'why-retry-requested':
    'Retry was asked for. The controller is about to begin again.',
  'why-promote-full-requested':
    'Full promotion was asked for. The controller is about to act on it.',
  'why-new-version-pending': 'The controller is taking up a new version.',

  'why-healthy':
    'Fully rolled out: {{available}} of {{desired}} pods are available.',
  'why-healthy-without-pods': 'Fully rolled out, scaled to no pods.',

  'why-invalid-spec':
    'The controller does not accept the spec and does nothing: {{message}}',
  'why-invalid-spec-silent':
    'The controller does not accept the spec and does nothing.',
  'why-deadline-passed':
    'The new version made no progress for {{duration}}: its pods do not become available.',
  'why-degraded': 'The controller reports a problem: {{message}}',
  'why-degraded-silent':
    'The controller reports a problem without saying which.',

  'why-aborted-by-hand': 'The update was aborted by hand.',
  'why-aborted-by-hand-back':
    'The update was aborted by hand. Everything is back on the stable version.',
  'why-aborted-by-person': '{{person}} aborted the update.',
  'why-aborted-by-person-back':
    '{{person}} aborted the update. Everything is back on the stable version.',
  'why-aborted-by-step-analysis':
    'The analysis of a step failed, so the update was aborted.',
  'why-aborted-by-step-analysis-back':
    'The analysis of a step failed, so the update was aborted. Everything is back on the stable version.',
  'why-aborted-by-background-analysis':
    'The background analysis failed, so the update was aborted.',
  'why-aborted-by-background-analysis-back':
    'The background analysis failed, so the update was aborted. Everything is back on the stable version.',
  'why-aborted-by-pre-promotion-analysis':
    'The analysis before promotion failed, so the update was aborted.',
  'why-aborted-by-pre-promotion-analysis-back':
    'The analysis before promotion failed, so the update was aborted. The stable version stayed active.',
  'why-aborted-by-post-promotion-analysis':
    'The analysis after promotion failed, so the update was aborted.',
  'why-aborted-by-post-promotion-analysis-back':
    'The analysis after promotion failed, so the update was aborted. The stable version is active again.',
  'why-aborted-by-experiment':
    'The experiment failed, so the update was aborted.',
  'why-aborted-by-experiment-back':
    'The experiment failed, so the update was aborted. Everything is back on the stable version.',
  'why-aborted-by-plugin': 'A step plugin failed, so the update was aborted.',
  'why-aborted-by-plugin-back':
    'A step plugin failed, so the update was aborted. Everything is back on the stable version.',
  'why-aborted-by-deadline':
    'The new version made no progress in time, so the update was aborted.',
  'why-aborted-by-deadline-back':
    'The new version made no progress in time, so the update was aborted. Everything is back on the stable version.',
  'why-aborted-by-controller': 'The controller aborted the update.',
  'why-aborted-by-controller-back':
    'The controller aborted the update. Everything is back on the stable version.',

  'why-manually-paused':
    'Paused by hand: nothing moves until someone resumes it.',
  'why-pause-before-weight':
    'Step {{step}} of {{count}} is a pause without end. Promote to send {{percent}} % to the new version.',
  'why-pause-before-analysis':
    'Step {{step}} of {{count}} is a pause without end. Promote to begin the analysis.',
  'why-pause-before-experiment':
    'Step {{step}} of {{count}} is a pause without end. Promote to begin the experiment.',
  'why-pause-before-step':
    'Step {{step}} of {{count}} is a pause without end. Promote to go on to step {{next}}.',
  'why-pause-before-completion':
    'Step {{step}} of {{count}} is a pause without end. Promote to complete the update.',
  'why-timed-pause':
    'Step {{step}} of {{count}} is a pause of {{duration}}; then it goes on by itself.',
  'why-steps-done':
    'All steps are done. The controller is about to complete the update.',
  'why-auto-promotion':
    'The new version is ready and becomes active by itself, {{duration}} after it was ready.',
  'why-waits-for-promotion':
    'The new version is ready. Promote to make it active.',
  'why-inconclusive-step-analysis':
    'The analysis of step {{step}} of {{count}} was inconclusive. A person has to decide: promote or abort.',
  'why-inconclusive-analysis':
    'An analysis was inconclusive. A person has to decide: promote or abort.',
  'why-inconclusive-experiment':
    'The experiment of step {{step}} of {{count}} is inconclusive, again and again. A person has to abort it.',
  'why-paused': 'Paused. The controller says: {{message}}',

  'why-first-version':
    'The first version is starting: {{available}} of {{desired}} pods are available.',
  'why-restarting': 'The pods are being restarted, a few at a time.',
  'why-old-pods-end':
    'The new version is fully rolled out. The last pods of the old one are ending.',
  'why-pods-start':
    'The wanted version is fully rolled out, and {{available}} of {{desired}} pods are available.',
  'why-promoting-fully':
    'Promoting fully: {{updated}} of {{desired}} pods run the new version.',
  'why-rolling':
    'The new version replaces the old one: {{updated}} of {{desired}} pods run it.',
  'why-set-weight':
    'Step {{step}} of {{count}} sends {{percent}} % to the new version. Its pods are starting.',
  'why-weight-unverified':
    'Step {{step}} of {{count}} waits until the router confirms {{percent}} % for the new version.',
  'why-set-canary-scale':
    'Step {{step}} of {{count}} changes how many pods the new version has.',
  'why-step-analysis':
    'Step {{step}} of {{count}} is an analysis, and it is running: {{templates}}.',
  'why-step-analysis-unnamed':
    'Step {{step}} of {{count}} is an analysis, and it is running.',
  'why-experiment':
    'Step {{step}} of {{count}} is an experiment, and it is running.',
  'why-plugin': 'Step {{step}} of {{count}} runs the plugin {{name}}.',
  'why-set-route': 'Step {{step}} of {{count}} sets the route {{name}}.',
  'why-at-pause':
    'Step {{step}} of {{count}} is a pause. The controller is about to begin or end it.',
  'why-invalid-step':
    'Step {{step}} of {{count}} is of a kind that the portal does not know.',
  'why-completing':
    'All steps are done. The last pods are being replaced: {{updated}} of {{desired}} run the new version.',
  'why-preview-starts':
    'The new version is starting beside the active one: {{updated}} of {{desired}} pods.',
  'why-pre-promotion-analysis':
    'The new version is ready. An analysis decides whether it becomes active.',
  'why-preview-becomes-available':
    'The new version is starting beside the active one: {{available}} of {{desired}} pods are available.',
  'why-before-switch-unseen':
    'The new version has pods. The controller is about to pause or to make it active.',
  'why-before-switch':
    'The new version is up. The controller is about to pause or to make it active.',
  'why-post-promotion-analysis':
    'The new version is active. An analysis decides whether it stays.',
  'why-verifying-switch':
    'The new version is active. The controller is about to complete the update.',
  'why-progressing': 'In progress. The controller says: {{message}}',
  'why-progressing-silent': 'In progress.',

  // More: lines below it.
  'more-replica-failure': 'Pods cannot be created: {{message}}',
  'more-replica-failure-silent': 'Pods cannot be created.',
  'more-not-available': 'Only {{available}} of {{desired}} pods are available.',
  'more-going-back': 'It is still going back to the stable version.',
  'more-aborted-while-paused':
    'It is paused by hand, too, so the pods of the aborted version stay until someone resumes it.',
  'more-nothing-stable':
    'No version has become stable yet, so there is none to go back to.',
  'more-aborted-at-step': 'It had come to step {{step}} of {{count}}.',
  'more-git-still-asks':
    'Git still asks for the new version. Fix forward or revert there; Retry runs the update again.',
  'more-git-still-asks-steps':
    'Git still asks for the new version. Fix forward or revert there; Retry runs it again from step 1.',
  'more-spec-still-asks':
    'The spec still asks for the new version; Retry runs the update again.',
  'more-spec-still-asks-steps':
    'The spec still asks for the new version; Retry runs it again from step 1.',
  'more-also-at-pause':
    'It also stands at the pause of step {{step}} of {{count}}.',
  'more-paused-at-step': 'It was at step {{step}} of {{count}}.',
  'more-experiment-loop':
    'The controller starts new experiments without end. Promote cannot pass this step; skipping it can.',
  'more-deadline-goes-on':
    'This is no abort: the update goes on by itself as soon as pods become available.',
  'more-deadline-aborts': 'The spec asks the controller to abort in this case.',
  'more-weights-unverified': 'The router has not confirmed the weights yet.',
  'more-background-analysis': 'A background analysis is running.',
  'more-plugin-says': 'The plugin says: {{message}}',
  'more-router-sends': 'The router sends {{percent}} % to the new version.',
  'more-unreadable':
    'A part of what the cluster reports cannot be read and is left out: {{field}}.',

  // Steps, as the step rail names them.
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
  'step-invalid': 'A step that the portal does not know',

  'note-waits-for-person': 'waits for a person',
  'note-waits-for-pods': 'waits for pods',
  'note-analysis': 'analysis: {{status}}',
  'note-plugin': 'the plugin says: {{message}}',
  'note-aborted-here': 'aborted here',
  'note-skipped': 'skipped',
  'note-first-version': 'not run: the first version has no canary',

  // What happened, newest first.
  'happened-update-began': 'Revision {{revision}} began',
  'happened-update-began-unnumbered': 'A new version began',
  'happened-step-entered': 'Step {{step}} began',
  'happened-steps-done': 'All steps done',
  'happened-paused-at-step': 'Paused at step {{step}}',
  'happened-paused-before-switch': 'Paused before the switch',
  'happened-paused-inconclusive': 'Paused: an analysis was inconclusive',
  'happened-paused-by-hand': 'Paused by hand',
  'happened-paused': 'Paused: {{reason}}',
  'happened-pause-ended': 'Pause ended',
  'happened-pause-ended-at-step': 'Pause at step {{step}} ended',
  'happened-steps-skipped': 'The remaining steps were skipped',
  'happened-step-skipped':
    'Step {{step}} was skipped: its verdict was not awaited',
  'happened-acted-promote': 'Promoted by {{person}}',
  'happened-acted-promote-full': 'Promoted fully by {{person}}',
  'happened-acted-skip-step': 'Step skipped by {{person}}',
  'happened-acted-abort': 'Aborted by {{person}}',
  'happened-acted-retry': 'Retried by {{person}}',
  'happened-acted-pause': 'Paused by {{person}}',
  'happened-acted-resume': 'Resumed by {{person}}',
  'happened-acted-restart': 'Restart asked for by {{person}}',
  'happened-acted-undo': 'Sent back to an older revision by {{person}}',
  'happened-aborted-by-person-at-step':
    'Aborted by {{person}} at step {{step}}',
  'happened-aborted-by-hand': 'Aborted by hand',
  'happened-aborted-by-hand-at-step': 'Aborted by hand at step {{step}}',
  'happened-aborted': 'Aborted by the controller: {{detail}}',
  'happened-aborted-at-step':
    'Aborted by the controller at step {{step}}: {{detail}}',
  'happened-retried': 'Retried',
  'happened-completed': 'Revision {{revision}} fully rolled out',
  'happened-completed-unnumbered': 'Fully rolled out',
} as const satisfies Record<string, string>;

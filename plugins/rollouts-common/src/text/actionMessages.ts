/** What can be done, what it would do, what changed meanwhile. */
export const actionMessages = {
  // Because: why a verb cannot be used now.
  'because-unreadable':
    'What the cluster reports cannot be read, so nobody can tell what this would do.',
  'because-invalid-spec':
    'The controller does not accept the spec and ignores everything else. Correct the spec first.',
  'because-not-observed':
    'The controller has not taken up the latest change yet. Try again in a moment.',
  'because-new-version-pending':
    'The controller is taking up a new version. Try again in a moment.',
  'because-abort-requested':
    'Abort was asked for; the controller is about to act on it.',
  'because-retry-requested':
    'Retry was asked for; the controller is about to begin again.',
  'because-promote-full-requested':
    'Full promotion was asked for; the controller is about to act on it.',
  'because-unpausing':
    'It was promoted already; the controller is about to go on.',
  'because-between-steps':
    'The controller is about to begin or end this pause. Try again in a moment.',
  'because-aborted':
    'The update is aborted, and a promote has no effect. Retry begins it again.',
  'because-aborted-without-step':
    'The update is aborted, so no step is running. Retry begins it again.',
  'because-already-aborted': 'The update is aborted already.',
  'because-not-aborted': 'Only an aborted update can be retried.',
  'because-fully-promoted': 'The version is fully promoted already.',
  'because-promoting-fully': 'A full promotion is under way.',
  'because-first-version':
    'This is the first version: it starts without steps and pauses.',
  'because-nothing-to-abort':
    'No update is under way: the version is fully promoted.',
  'because-nothing-to-go-back-to':
    'No version has become stable yet, so there is none to go back to.',
  'because-no-steps': 'This canary has no steps, so it never waits.',
  'because-not-in-steps': 'This strategy has no steps.',
  'because-paused-by-hand':
    'It is paused by hand, so no step would follow. Resume it first.',
  'because-steps-done': 'All steps are done; the update completes by itself.',
  'because-nothing-to-promote':
    'It is not at a pause, so there is nothing to promote.',
  'because-wait-would-restart':
    'A promote would only begin the wait of {{duration}} anew. Promote full makes the new version active at once.',
  'because-inconclusive-experiment':
    'A promote cannot pass an inconclusive experiment: the controller starts the next one. Skip the step, or abort.',

  'because-paused': 'It is paused by hand already.',
  'because-not-paused':
    'It is not paused by hand. Where it waits at a pause of its own, Promote ends that.',
  'because-no-pods': 'It is scaled to no pods, so there is none to restart.',
  'because-workload-ref':
    'Its pods are described by {{kind}} {{name}}, not by the rollout itself. Undo the change there.',
  'because-first-revision': 'There is no earlier revision to go back to.',
  'because-no-older-revision':
    'The cluster keeps no other revision than this one.',
  'because-revisions-unknown':
    'The revisions cannot be read from the cluster now, so there is none to choose.',
  'because-revision-gone': 'The cluster no longer keeps revision {{revision}}.',
  'because-revision-current': 'Revision {{revision}} is the one of now.',

  // Preview: the headline of the dialog.
  'preview-impossible': 'Not possible now',
  'preview-promote-step': 'From step {{step}} to step {{next}} of {{count}}',
  'preview-promote-last': 'From step {{step}} of {{count}} to completion',
  'preview-promote-pause': 'The pause ends',
  'preview-promote-switch': 'The new version becomes active',
  'preview-resume': 'Goes on where it was paused',
  'preview-full': 'Everything to the new version at once',
  'preview-full-skips-one':
    'Everything to the new version at once; 1 step is skipped',
  'preview-full-skips':
    'Everything to the new version at once; {{count}} steps are skipped',
  'preview-abort': 'Back to the stable version',
  'preview-abort-at-step':
    'From step {{step}} of {{count}} back to the stable version',
  'preview-retry': 'The update begins again',
  'preview-retry-steps': 'Again from step 1 of {{count}}',

  'preview-pause': 'Nothing moves on until someone resumes it',
  'preview-restart': 'Every pod is replaced by a new one of the same version',
  'preview-undo': 'From revision {{current}} back to revision {{revision}}',

  // Effects: what will happen.
  'effect-skips-running-analysis':
    'Step {{step}} is an analysis that is still running. This skips it: its verdict is not awaited.',
  'effect-skips-running-experiment':
    'Step {{step}} is an experiment that is still running. This skips it: its verdict is not awaited.',
  'effect-skips-running-step':
    'Step {{step}} is still running. This skips it: nothing waits until it is done.',
  'effect-accepts-inconclusive':
    'The inconclusive analysis of step {{step}} is accepted.',
  'effect-accepts-inconclusive-analysis':
    'The inconclusive analysis is accepted.',
  'effect-passes-inconclusive-experiment':
    'The inconclusive experiment of step {{step}} is passed, and the controller starts no further one.',
  'effect-resumes-first':
    'It is paused by hand as well: it is resumed first, and then the pause is ended.',
  'effect-resumes': 'It is resumed: spec.paused becomes false.',
  'effect-resumes-step':
    'It is resumed: spec.paused becomes false. Step {{step}} goes on and is not skipped.',
  'effect-resumes-aborted':
    'It is resumed and stays aborted: the pods of the aborted version are removed.',
  'effect-next-is-pause':
    'Step {{step}} is a pause without end, too: it waits for a person again.',
  'effect-one-runs-to-pause':
    'Step {{step}} runs by itself; the next approval is step {{pause}}.',
  'effect-run-to-pause':
    'Steps {{first}} to {{last}} run by themselves; the next approval is step {{pause}}.',
  'effect-one-runs-to-end':
    'Step {{step}} runs by itself; no further approval is asked for.',
  'effect-run-to-end':
    'Steps {{first}} to {{last}} run by themselves; no further approval is asked for.',
  'effect-completes': 'No step is left: everything goes to the new version.',
  'effect-next-analysis':
    'The next analysis is step {{step}}; should it fail, the update is aborted.',
  'effect-pause-ends-early':
    'The pause of {{duration}} ends before its time. Nothing else is skipped.',
  'effect-nothing-skipped': 'Nothing is skipped.',
  'effect-nothing-skipped-background':
    'Nothing is skipped. The background analysis goes on.',
  'effect-switch':
    'All traffic of the active service goes to the new version at once.',
  'effect-scales-preview-first':
    'The new version gets all its pods first, then it becomes active.',
  'effect-post-promotion-analysis':
    'After the switch an analysis runs; should it fail, the stable version becomes active again.',
  'effect-full-of-aborted':
    'This version was aborted. This takes the abort back and gives everything to it.',
  'effect-skips-pauses': 'Pauses that are skipped, by step: {{steps}}.',
  'effect-skips-analyses': 'Analyses that are skipped, by step: {{steps}}.',
  'effect-skips-experiments':
    'Experiments that are skipped, by step: {{steps}}.',
  'effect-skips-pre-promotion': 'The analysis before the switch is skipped.',
  'effect-skips-post-promotion': 'The analysis after the switch is skipped.',
  'effect-ends-background': 'The background analysis ends without a verdict.',
  'effect-ends-analysis': 'The running analysis ends without a verdict.',
  'effect-ends-experiment': 'The running experiment ends without a verdict.',
  'effect-full-by-router':
    'Traffic moves as soon as enough pods of the new version are available.',
  'effect-full-by-pods':
    'The old pods are replaced as fast as the rollout’s limits allow.',
  'effect-abort-traffic':
    'All traffic goes back to the stable version at once.',
  'effect-abort-traffic-stepwise':
    'Traffic goes back step by step, as the stable version gets its pods back.',
  'effect-abort-pods':
    'The pods of the new version are replaced by pods of the stable version.',
  'effect-abort-switches-back': 'The stable version becomes active again.',
  'effect-abort-stays-active': 'The stable version stays active.',
  'effect-abort-pods-end':
    'The pods of the new version end {{duration}} after the stable version is complete.',
  'effect-abort-pods-stay':
    'The pods of the new version stay until the next update.',
  'effect-abort-while-paused':
    'It is paused by hand: the pods of the new version stay until someone resumes it.',
  'effect-stays-aborted':
    'It stays aborted until someone retries, promotes fully, or a new version comes.',
  'effect-git-still-asks': 'Git goes on asking for the new version.',
  'effect-analyses-anew': 'Its analyses run anew.',
  'effect-post-promotion-reused':
    'The analysis after promotion may not run again: a run that an abort ended counts as passed, and the version is promoted at once.',
  'effect-argo-keeps': 'Argo CD keeps this: only the status changes.',
  'effect-argo-keeps-unless-set':
    'Argo CD keeps this, unless Git says something about {{field}}.',
  'effect-argo-keeps-unset':
    'Argo CD keeps this: Git says nothing about {{field}}.',
  'effect-argo-keeps-same':
    'Argo CD keeps this: Git says the same about {{field}}.',
  'effect-argo-keeps-ignored':
    'Argo CD keeps this: the app {{app}} ignores differences in {{field}}.',
  'effect-argo-ignored-until-sync':
    'The app {{app}} ignores differences in {{field}}, but its next sync puts back what Git says.',
  'effect-argo-undoes':
    'Argo CD undoes this within seconds: the app {{app}} heals itself, and Git says otherwise about {{field}}.',
  'effect-argo-undoes-after-sync':
    'Argo CD undoes this as soon as the running sync of the app {{app}} has ended: it heals itself, and Git says otherwise about {{field}}.',
  'effect-argo-undoes-if-set':
    'The app {{app}} heals itself: if Git says otherwise about {{field}}, Argo CD undoes this within seconds.',
  'effect-argo-until-sync':
    'This lasts until the next commit: the app {{app}} is synced then, and Git says otherwise about {{field}}.',
  'effect-argo-until-manual-sync':
    'This lasts until somebody syncs the app {{app}}: Git says otherwise about {{field}}.',
  'effect-argo-replaces':
    'This lasts until the next sync: the app {{app}} replaces whole objects, and Git says nothing about {{field}}.',
  'effect-revert-in-git': 'Revert in Git to stay with the older version.',
  'effect-argo-reverts':
    'Git still asks for the version of now: Argo CD shows OutOfSync, and its next sync rolls that version out again; with self-heal, at once. Revert in Git to stay back.',
  'effect-pause-holds-step':
    'Step {{step}} is not left and no further one begins; traffic stays as it is.',
  'effect-pause-holds-update': 'The update stops where it is.',
  'effect-pause-holds-switch':
    'The update stops where it is: the active service is not switched.',
  'effect-pause-at-rest':
    'No update is under way. The next version starts no pods until someone resumes it.',
  'effect-pause-while-aborted':
    'It stays aborted. Pods that are still to be replaced stay until someone resumes it.',
  'effect-pause-time-runs-on':
    'The time of the pause that it stands at runs on: if that is over when someone resumes, it goes on at once.',
  'effect-pause-analysis-goes-on':
    'The running analysis goes on; should it fail, the update is still aborted.',
  'effect-pause-experiment-goes-on': 'The running experiment goes on.',
  'effect-pause-leaves-pods': 'Running pods are not touched.',
  'effect-resumes-at-pause':
    'It goes on waiting at the pause of step {{step}}: that is not ended by this.',
  'effect-resumes-at-timed-pause':
    'The pause of step {{step}} goes on, or ends at once if its time is over.',
  'effect-resumes-at-other-pause':
    'The pause that it stands at beside that is not ended by this.',
  'effect-restart-evicts':
    'Pods are evicted a few at a time: no more than maxUnavailable, at least one, and only as disruption budgets allow.',
  'effect-restart-keeps':
    'No new revision begins; steps, pauses and the share of each version stay as they are.',
  'effect-restart-anew':
    'A restart is under way already: pods that it has replaced are replaced once more.',
  'effect-undo-template':
    'The pod template of revision {{revision}} is put back and becomes revision {{next}}. Replicas, steps and all other settings stay as they are.',
  'effect-undo-ends-update': 'The update to revision {{revision}} ends.',
  'effect-undo-ends-abort': 'The abort is over with that.',
  'effect-undo-to-stable':
    'It is the stable version: no step runs, and everything goes back to it.',
  'effect-undo-stays-active':
    'It is the active version and stays it: no pause and no analysis runs.',
  'effect-undo-in-window':
    'It lies within the rollback window: all steps, pauses and analyses are skipped.',
  'effect-undo-still-runs':
    'Its pods still run: it becomes active at once, without pause and without analyses.',
  'effect-undo-like-update':
    'It is rolled out like a new version, from step 1 of {{count}}.',
  'effect-undo-without-steps':
    'It is rolled out like a new version; there are no steps.',
  'effect-undo-beside-active':
    'Its pods start beside the active version, and it becomes active as a new version would.',
  'effect-undo-while-paused':
    'It is paused by hand: no pod changes until someone resumes it.',

  // Condition: what must still be true when it is sent.
  'condition-at-pause':
    'Only applies if the rollout is still at this pause of revision {{revision}}.',
  'condition-at-step':
    'Only applies if revision {{revision}} is still at step {{step}}.',
  'condition-paused':
    'Only applies if revision {{revision}} is still paused as it is now.',
  'condition-version': 'Only applies to revision {{revision}}, at any step.',
  'condition-version-and-spec':
    'Only applies to revision {{revision}} with the spec as it is now.',
  'condition-aborted': 'Only applies while revision {{revision}} is aborted.',

  'condition-not-paused': 'Only applies while it is not paused by hand.',
  'condition-restart':
    'Only applies if nobody has asked for a restart meanwhile.',
  'condition-undo':
    'Only applies to the spec as it is now, and while revision {{revision}} is kept.',

  // Changed: why an action was refused.
  'changed-gone': 'It is gone.',
  'changed-recreated': 'It was deleted and created again.',
  'changed-version': 'A new version is being rolled out.',
  'changed-version-to': 'Revision {{revision}} is being rolled out now.',
  'changed-aborted': 'It has been aborted.',
  'changed-not-aborted': 'It is no longer aborted.',
  'changed-completed': 'It has been fully promoted.',
  'changed-step': 'It is at step {{step}} of {{count}} now.',
  'changed-steps-done': 'All its steps are done now.',
  'changed-steps': 'Its steps were changed.',
  'changed-pause-ended': 'The pause has ended.',
  'changed-pause-began': 'It is at a pause now.',
  'changed-other-pause': 'It is at another pause now.',
  'changed-paused': 'It was paused by hand.',
  'changed-resumed': 'It was resumed.',
  'changed-spec': 'Its spec was changed.',

  'changed-restarted': 'Somebody asked for a restart.',
  'changed-revision-gone': 'The cluster no longer keeps revision {{revision}}.',
  'changed-revision-other':
    'Revision {{revision}} is not the one that you saw: revisions were numbered anew.',

  // Applied: the controller has obeyed.
  'applied-step': 'Promoted. Step {{step}} of {{count}} began.',
  'applied-step-skipped': 'Step {{step}} of {{count}} was skipped.',
  'applied-steps-done': 'Promoted. All steps are done.',
  'applied-completed': 'The version is fully promoted.',
  'applied-active': 'Promoted. The new version is active.',
  'applied-pause-ended': 'Promoted. The pause has ended.',
  'applied-resumed': 'Resumed. It goes on where it was.',
  'applied-promote-full':
    'The full promotion has begun; the steps left are skipped.',
  'applied-abort': 'Aborted. It goes back to the stable version.',
  'applied-paused': 'Paused. Nothing moves until someone resumes it.',
  'applied-restart':
    'The restart has begun; pods are replaced a few at a time.',
  'applied-restarted': 'All pods have been replaced.',
  'applied-undo':
    'The older version is being rolled out again, as revision {{revision}}.',
  'applied-undo-back': 'Back on the older version, as revision {{revision}}.',
  'applied-retry': 'Retried. The update began again.',
  'applied-retry-steps': 'Retried. The update began again at step 1.',
} as const satisfies Record<string, string>;

/** How an action ended, and who may not begin one. */
export const outcomeMessages = {
  'denied-permission':
    'You lack the permission {{permission}} for this rollout.',
  'denied-not-verified':
    'This component only shows the rollout. Nobody confirmed that its owner owns it, so {{permission}} is not granted here. The operator can map the namespace to its owner, or the annotation {{annotation}} on the workload or its namespace names it.',
  'denied-namespace-unknown':
    'The portal cannot read namespace {{namespace}} in cluster {{cluster}}, so it does not know who owns this rollout, and {{permission}} is not granted.',
  'denied-writes-off':
    'Actions are switched off in this portal: the permission framework is disabled.',
  'denied-no-actor':
    'The portal has no credentials for actions in cluster {{cluster}}.',
  'denied-by-cluster':
    'Cluster {{cluster}} does not allow the portal to do this. Its actor role lacks a right.',
  'denied-reading-revisions':
    'Cluster {{cluster}} does not let the portal read ReplicaSets. Its watcher role lacks a right.',
  'outcome-rejected':
    'State changed: nothing was done. The rollout is no longer as you saw it.',
  'outcome-rejected-impossible': 'Nothing was done: this is not possible now.',
  'outcome-rejected-precondition':
    'Nothing was done: the request does not say which state it is meant for ({{lacking}} missing).',
  'outcome-partly':
    'The rollout was resumed, and no more than that: it changed before the pause could be ended.',
  'outcome-partly-accepted':
    'Resumed, but the controller has not reacted for {{seconds}} s, so the pause itself was not ended. Promote again once it has.',
  'outcome-partly-unseen':
    'Resumed, and the portal was stopped before the pause itself was ended. Look at the rollout, and promote again if it still waits.',
  'outcome-failed':
    'Nothing was done: cluster {{cluster}} could not be reached.',
  'outcome-failed-answer':
    'Nothing was done: cluster {{cluster}} answered {{status}}.',
  'outcome-unknown':
    'Sent, but no answer came from cluster {{cluster}}, and nothing has been seen of it since. Look at the rollout before you try again.',
  'outcome-accepted':
    'Accepted by the cluster, but the controller has not reacted for {{seconds}} s.',
  'outcome-accepted-unseen':
    'Accepted by the cluster, and the portal was stopped before it saw the effect. Look at the rollout before you try again.',
} as const satisfies Record<string, string>;

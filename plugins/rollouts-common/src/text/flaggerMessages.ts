/** Canaries of Flagger. */
export const flaggerMessages = {
  'why-flagger-not-seen': 'Flagger has not taken up this canary yet.',
  'why-flagger-initializing':
    'Flagger is setting up the primary: {{available}} of {{desired}} pods are available.',
  'why-flagger-initializing-silent': 'Flagger is setting up the primary.',
  'why-flagger-at-rest':
    'The primary serves all traffic. No new version is on its way.',
  'why-flagger-waiting':
    'A new version waits for the approval of “{{gate}}” before it starts.',
  'why-flagger-waiting-promotion':
    'All steps are done. The new version waits for the approval of “{{gate}}” to be promoted; it is still being checked.',
  'why-flagger-held':
    'Held at {{percent}} % until “{{gate}}” approves more traffic; the new version is still being checked.',
  'why-flagger-scaling-up':
    'The new version is starting. Its checks begin when its pods are ready.',
  'why-flagger-mirroring':
    'Traffic is copied to the new version; users get no answers from it.',
  'why-flagger-weight':
    'Step {{step}} of {{count}}: {{percent}} % go to the new version while it is being checked.',
  'why-flagger-weight-unplanned':
    '{{percent}} % go to the new version while it is being checked.',
  'why-flagger-iteration':
    'Check {{step}} of {{count}} of the new version, without traffic of users.',
  'why-flagger-match':
    'Check {{step}} of {{count}} of the new version, which gets the requests that match.',
  'why-flagger-promoting':
    'The checks have passed. The primary takes over the new version: {{updated}} of {{desired}} pods.',
  'why-flagger-promoting-silent':
    'The checks have passed. The primary takes over the new version.',
  'why-flagger-finalising':
    'The primary runs the new version and gets all traffic. The canary is about to be scaled down.',
  'why-flagger-suspended':
    'Suspended by hand: nothing goes on until someone resumes it.',
  'why-flagger-suspended-at':
    'Suspended by hand with {{percent}} % on the new version: nothing goes on, and nothing is checked, until someone resumes it.',
  'why-flagger-failed':
    'The new version failed and gets no traffic. The version before serves.',
  'why-flagger-failed-checks':
    'The new version was rolled back: {{failed}} checks had failed. The version before serves.',
  'why-flagger-failed-by-hook':
    'The new version was rolled back because a rollback hook asked for it. The version before serves.',
  'why-flagger-failed-not-ready':
    'The new version was rolled back: its pods did not become ready in time. The version before serves.',
  'why-flagger-failed-promotion-back':
    'The promotion failed: the primary did not become ready. It keeps the new version, which serves as soon as it is.',
  'why-flagger-promotion-failed':
    'The promotion failed: the primary did not become ready. The new version serves all traffic from the canary.',
  'why-flagger-terminating':
    'The canary was deleted. Flagger gives the workload back as it was.',

  'more-flagger-budget': '{{failed}} of {{threshold}} checks have failed.',
  'more-flagger-says': 'Flagger says: {{detail}}',
  'more-flagger-reason-gone':
    'The reason is no longer there: Kubernetes keeps events for a short time only.',
  'more-flagger-unprotected':
    'While it is suspended, Flagger neither checks nor rolls back; the target can still change.',
  'more-flagger-skip-analysis':
    'Analysis is skipped (spec.skipAnalysis): new versions are promoted unchecked.',
  'more-flagger-gate-load-tester':
    'Flagger’s load tester answers for “{{gate}}”.',
  'more-flagger-gate-closed':
    'The gate “{{gate}}” is always closed: only a change of the spec lets it pass.',

  'step-flagger-check': 'Check {{check}}',
  'note-flagger-failed': 'rolled back here',
  'note-flagger-held': 'waits for the approval of “{{gate}}”',
  'happened-flagger': 'Flagger: “{{message}}”',
} as const satisfies Record<string, string>;

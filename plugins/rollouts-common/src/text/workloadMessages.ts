/** Deployments, StatefulSets and DaemonSets. */
export const workloadMessages = {
  'why-workload-not-observed':
    'The newest change has not been taken up by its controller yet.',
  'why-workload-paused':
    'Paused by hand: a new version waits until someone resumes it.',
  'why-workload-paused-midway':
    'Paused by hand in the middle of an update: {{updated}} of {{desired}} pods run the new version.',
  'why-workload-replica-failure': 'Pods cannot be created ({{reason}}).',
  'why-workload-deadline':
    'No progress for {{duration}}: {{updated}} of {{desired}} wanted pods are of the new version, and {{available}} of all {{current}} are available.',
  'why-workload-on-delete':
    'As many pods are available as are wanted; {{pods}} of {{desired}} run the old version until someone deletes them.',
  'why-workload-partition':
    'Rolled out as far as the partition allows: {{updated}} of {{desired}} pods run the new version.',
  'why-workload-unavailable':
    'Too few pods are available: {{available}} of {{desired}}.',
  'more-workload-partition':
    'Pods with a number below {{partition}} keep their version, as the spec asks.',
  'more-workload-no-way-back':
    'Kubernetes does not go back by itself; it goes on as soon as pods become available.',
  'because-only-shown': 'The portal shows a {{kind}} and does not change it.',
} as const satisfies Record<string, string>;

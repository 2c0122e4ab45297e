import type { Pod } from '../../api/podSchema';
import type { PodFacts } from '../argo-rollouts/pods/PodFacts';

// The words of kubelet and kubectl for what does not come right by waiting for the next second.
const FAILING =
  /Error|BackOff|^(Init:)?(Err|Signal:|ExitCode:|OOMKilled|InvalidImageName|RegistryUnavailable|ContainerCannotRun|DeadlineExceeded|ContainerStatusUnknown)|^(Failed|Evicted|NodeLost|Unknown|Unschedulable|Preempting|NodeAffinity|UnexpectedAdmissionError|Shutdown|Terminated)$/;
const DONE = ['Completed', 'Succeeded'];

/** What a pod is doing, from the word that kubectl prints and its ready containers. */
export function podState({
  status,
  ready,
  containers,
}: PodFacts): Pod['state'] {
  if (status === 'Terminating') return 'ending';
  if (DONE.includes(status)) return 'done';
  if (FAILING.test(status)) return 'failing';
  return containers > 0 && ready === containers ? 'ready' : 'starting';
}

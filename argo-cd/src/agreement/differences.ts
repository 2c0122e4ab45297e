/**
 * Fixtures on which health check and portal answer differently, and why that is right.
 * Recorded states of real controllers are answered alike, all of them.
 */
export const DIFFERENCES: Record<string, string> = {
  'canary/progressing_observedMoreThanThereIs_R13':
    'kubectl takes a larger observed generation for the hash of 0.9, and the portal reads as kubectl does; a health check gates a sync and must not trust the status of an object that was restored.',
  'canary/progressing_invalidSpecNoLonger_R12':
    'the controllers before 1.0 that write no phase are taken at the word of the condition, which is False; kubectl and the portal look at its type only.',
};

/** The annotations of policy are for Argo CD only: the portal says what the controller means. */
export const POLICY = /ByPolicy|NeverHealthy/;

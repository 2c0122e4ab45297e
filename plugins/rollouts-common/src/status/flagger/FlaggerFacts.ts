import type { ObjectFacts } from '../object/ObjectFacts';

/**
 * What is kept of a Flagger `Canary`: all that its summary, detail and actions need, nothing more.
 * Hooks' addresses and metadata are not kept: both may hold credentials.
 */
export type FlaggerFacts = ObjectFacts & {
  /** The workload that holds the new version; `<name>-primary` serves. Absent: unreadable. */
  target?: { kind: string; name: string };
  /** Who moves traffic, such as `istio`; absent: whatever the controller was started with. */
  provider?: string;
  /** Base of the names of Services and route. */
  serviceName: string;
  /** Of `spec.ingressRef`; the weights of nginx are on `<name>-canary`. */
  ingress?: string;
  suspend: boolean;
  skipAnalysis: boolean;
  progressDeadlineSeconds: number;
  analysis: FlaggerAnalysisFacts;

  status: FlaggerStatusFacts;
};

export type FlaggerAnalysisFacts = {
  /** Length of a tick. Flagger raises anything below 10 s. */
  intervalSeconds: number;
  /** So many failed checks end the run; 1 when absent or 0. */
  threshold: number;
  run: FlaggerRun;
  /** Traffic is copied to the new version before it gets any of its own. */
  mirror: boolean;
  sessionAffinity: boolean;
  metrics: readonly { name: string; min?: number; max?: number }[];
  gates: readonly FlaggerGate[];
};

/** How traffic moves. */
export type FlaggerRun =
  /** Canary: percentages in order, the last one being the highest before promotion. */
  | { by: 'weights'; weights: readonly number[]; promotionStep: number }
  /** Blue-green: so many checks without traffic, then all at once. */
  | { by: 'iterations'; count: number }
  /** A/B: so many checks with the requests that match. */
  | { by: 'match'; count: number };

export const GATE_TYPES = [
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
  'rollback',
] as const;

export type GateType = (typeof GATE_TYPES)[number];

/** Whoever answers the hook decides; its address tells who that is. */
export type GateOwner =
  | 'load-tester'
  | 'always-open'
  | 'always-closed'
  | 'other';

export type FlaggerGate = { type: GateType; name: string; owner: GateOwner };

export type FlaggerStatusFacts = {
  /** Absent before Flagger has seen the object. */
  phase?: string;
  /** As Flagger writes it, which is not the traffic: 0 in most phases (reference: canary status). */
  canaryWeight: number;
  failedChecks: number;
  /** May be -1. */
  iterations: number;
  lastAppliedSpec?: string;
  lastPromotedSpec?: string;
  /** When the status was last written, not since when it is so. */
  lastTransitionTime?: string;
  /** Of the condition `Promoted`. */
  promoted?: {
    status: string;
    reason?: string;
    message?: string;
    /** Since when status and reason are as they are. */
    lastUpdateTime?: string;
  };
};

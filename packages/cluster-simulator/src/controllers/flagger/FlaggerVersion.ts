/** What differs between the recorded versions of Flagger. */
export type FlaggerVersion = {
  name: string;
  /** Whether `Promoting` shows the weight and the iterations that were reached. */
  promotingKeepsProgress: boolean;
  /** A new HTTPRoute is met with an error once, and initialising takes a tick more. */
  stumblesOverNewRoute: boolean;
  /** A promotion whose primary does not come up leaves all traffic on the canary. */
  failedPromotionStaysOnCanary: boolean;
  /** Whether post-rollout hooks are called when the analysis was skipped. */
  tellsOfSkippedAnalysis: boolean;
  /** Whether a route that its gateway has not accepted holds everything. */
  needsAcceptedRoute: boolean;
};

export const flagger136: FlaggerVersion = {
  name: '1.36.1',
  promotingKeepsProgress: false,
  stumblesOverNewRoute: true,
  failedPromotionStaysOnCanary: false,
  tellsOfSkippedAnalysis: false,
  needsAcceptedRoute: false,
};

export const flagger144: FlaggerVersion = {
  name: '1.44.0',
  promotingKeepsProgress: true,
  stumblesOverNewRoute: false,
  failedPromotionStaysOnCanary: true,
  tellsOfSkippedAnalysis: true,
  needsAcceptedRoute: true,
};

export type LeadOptions = {
  /** Gives up leading, or waiting for it. */
  signal: AbortSignal;
  /** Takes it from whoever leads, and does not say a word any more. */
  steal: boolean;
};

/** Decides which tab of a browser leads; never two at a time. */
export interface Leadership {
  /**
   * Waits until this tab leads, then calls `lead` once; its signal aborts when another tab has taken over. Resolves when
   * `lead` has ended, or when it was given up.
   *
   * @throws when the browser does not let it
   */
  run(
    lead: (signal: AbortSignal) => Promise<void>,
    options: LeadOptions,
  ): Promise<void>;
}

/** For a tab that shares with nobody. */
export const aloneLeadership: Leadership = {
  run: (lead, { signal }) => lead(signal),
};

/** Who can sign in to the demo portal, by the names on its sign-in page. */
export const USERS = {
  owner: {
    entityRef: 'user:default/payments-owner',
    title: 'Owner of team-payments',
  },
  otherOwner: {
    entityRef: 'user:default/checkout-owner',
    title: 'Owner of team-checkout',
  },
  viewer: { entityRef: 'user:default/viewer', title: 'Viewer' },
  platformEngineer: {
    entityRef: 'user:default/platform-engineer',
    title: 'Platform engineer',
  },
} as const;

export type User = (typeof USERS)[keyof typeof USERS];

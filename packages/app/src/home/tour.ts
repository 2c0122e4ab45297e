/** A place in the portal, and why one would go there. */
export type TourStop = {
  title: string;
  text: string;
  to: string;
};

/** What a person in one role can try. */
export type TourOfRole = {
  role: string;
  stops: readonly TourStop[];
};

const rolloutsOf = (component: string) =>
  `/catalog/default/component/${component}/rollouts`;

/** What to look at first, whoever one is. */
export const SIGHTS: readonly TourStop[] = [
  {
    title: 'All clusters in one table',
    text: 'What moves, what waits and what has failed. It follows the clusters while you look.',
    to: '/rollouts',
  },
  {
    title: 'A rollout that waits for a person',
    text: 'payments-api stands at 20 % until somebody promotes or aborts it.',
    to: rolloutsOf('payments-api'),
  },
  {
    title: 'A rollout that has failed',
    text: 'An analysis aborts fraud-check again and again. When it has, the page shows the values against their limit, who serves now, and what Retry would do.',
    to: rolloutsOf('fraud-check'),
  },
  {
    title: 'A sync that waits',
    text: 'payments-api comes from Argo CD, whose sync goes on only when somebody has promoted it: newer commits are blocked, and dialogs say what Git undoes.',
    to: rolloutsOf('payments-api'),
  },
  {
    title: 'A canary of Flagger',
    text: 'sign-in asks a person before each promotion: the page says when it waits for that, and what a new version has to pass before.',
    to: rolloutsOf('sign-in'),
  },
  {
    title: 'A plain Deployment',
    text: 'audit-trail gets stuck half-way every few minutes: the page counts the pods that run the newest version, and says why it stands.',
    to: rolloutsOf('audit-trail'),
  },
  {
    title: 'A rollout nobody has confirmed',
    text: 'The component loyalty claims a canary of another team: the page shows it, and says that its owner is unverified.',
    to: rolloutsOf('loyalty'),
  },
];

/** What to try in each role of the sign-in page. */
export const TOURS: readonly TourOfRole[] = [
  {
    role: 'Owner of team-payments',
    stops: [
      {
        title: 'Promote payments-api',
        text: 'Read what the dialog says will happen, confirm, and watch the next step begin.',
        to: rolloutsOf('payments-api'),
      },
      {
        title: 'Try to promote what is not yours',
        text: 'basket belongs to team-checkout: the buttons say which permission is missing.',
        to: rolloutsOf('basket'),
      },
    ],
  },
  {
    role: 'Viewer',
    stops: [
      {
        title: 'See everything, change nothing',
        text: 'Every button of payments-api is there, and says why it is not for you.',
        to: rolloutsOf('payments-api'),
      },
    ],
  },
  {
    role: 'Platform engineer',
    stops: [
      {
        title: 'Find who waits for a person',
        text: 'Over all teams and clusters; you may act on all but canaries of Flagger, which the portal only shows.',
        to: '/rollouts?waitingFor=human',
      },
      {
        title: 'Find what is degraded',
        text: 'Each row says why; its page says what can be done about it.',
        to: '/rollouts?phase=Degraded',
      },
    ],
  },
];

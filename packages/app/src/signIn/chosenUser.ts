const KEY = 'demo-sign-in-user';

/**
 * Whom the visitor chose to be in this tab. Session storage is per tab, so two tabs can be two people, and it survives
 * a reload.
 */
export const chosenUser = {
  get: (): string | undefined => sessionStorage.getItem(KEY) ?? undefined,
  remember: (entityRef: string) => sessionStorage.setItem(KEY, entityRef),
  forget: () => sessionStorage.removeItem(KEY),
};

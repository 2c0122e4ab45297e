import type { DiscoveryApi, IdentityApi } from '@backstage/core-plugin-api';

import type { Whoami } from './PersonalStream';

/** Two people differ in who they are, or in what is theirs; two backends in their address. */
export function whoamiOf({
  identityApi,
  discoveryApi,
}: {
  identityApi: IdentityApi;
  discoveryApi: DiscoveryApi;
}): Whoami {
  return async () => {
    const [backend, { userEntityRef, ownershipEntityRefs }] = await Promise.all(
      [discoveryApi.getBaseUrl('rollouts'), identityApi.getBackstageIdentity()],
    );
    return JSON.stringify([
      backend,
      userEntityRef,
      ...[...ownershipEntityRefs].sort(),
    ]);
  };
}

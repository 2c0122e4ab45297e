import type { IdentityApi } from '@backstage/frontend-plugin-api';

/** A signed-in demo user; signing out also forgets who it was. */
export class DemoIdentity implements IdentityApi {
  constructor(
    private readonly inner: IdentityApi,
    private readonly forget: () => void,
  ) {}

  getProfileInfo() {
    return this.inner.getProfileInfo();
  }

  getBackstageIdentity() {
    return this.inner.getBackstageIdentity();
  }

  getCredentials() {
    return this.inner.getCredentials();
  }

  async signOut() {
    this.forget();
    await this.inner.signOut();
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inClusterServer } from './inClusterServer';

describe('inClusterServer', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-account-'));
    writeFileSync(join(folder, 'ca.crt'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['10.96.0.1', 'https://10.96.0.1:443'],
    ['fd00::1', 'https://[fd00::1]:443'],
  ])('is where Kubernetes says, %s', (host, url) => {
    const environment = {
      KUBERNETES_SERVICE_HOST: host,
      KUBERNETES_SERVICE_PORT: '443',
    };
    expect(inClusterServer(environment, folder)).toEqual({
      url,
      caFile: join(folder, 'ca.crt'),
      tokenFile: join(folder, 'token'),
    });
  });

  it('is nowhere without a service account, or outside of Kubernetes', () => {
    expect(
      inClusterServer(
        { KUBERNETES_SERVICE_HOST: 'a', KUBERNETES_SERVICE_PORT: '443' },
        '/nowhere',
      ),
    ).toBeUndefined();
    expect(inClusterServer({}, folder)).toBeUndefined();
  });
});

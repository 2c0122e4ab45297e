import { inClusterServer } from './inClusterServer';

describe('inClusterServer', () => {
  it.each([
    ['10.96.0.1', 'https://10.96.0.1:443'],
    ['fd00::1', 'https://[fd00::1]:443'],
  ])('is where Kubernetes says, %s', (host, url) => {
    const environment = {
      KUBERNETES_SERVICE_HOST: host,
      KUBERNETES_SERVICE_PORT: '443',
    };
    expect(inClusterServer(environment, __filename)).toEqual({
      url,
      caFile: __filename,
    });
  });

  it('is nowhere without a service account, or outside of Kubernetes', () => {
    expect(
      inClusterServer(
        { KUBERNETES_SERVICE_HOST: 'a', KUBERNETES_SERVICE_PORT: '443' },
        '/nowhere/ca.crt',
      ),
    ).toBeUndefined();
    expect(inClusterServer({}, __filename)).toBeUndefined();
  });
});

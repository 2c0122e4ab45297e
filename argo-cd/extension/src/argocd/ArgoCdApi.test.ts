import { ArgoCdApi } from './ArgoCdApi';

const POD = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  namespace: 'shop',
  name: 'web-1',
};

const OBJECT = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'shop', name: 'web-1', uid: 'u1' },
  status: { phase: 'Running' },
};

type Asked = { signal: AbortSignal };

function apiWith(answer: (asked: Asked) => Promise<Response> | Response) {
  const asked: string[] = [];
  const api = new ArgoCdApi(
    {
      metadata: { name: 'my app', namespace: 'apps' },
      spec: { project: 'team' },
    },
    {
      base: 'https://cd.example.com/argo/',
      fetch: async (address, options) => {
        asked.push(String(address));
        return answer({ signal: options?.signal ?? signal });
      },
    },
  );
  return { api, asked };
}

/** As much of a `Response` as is used; jsdom has none. */
function response(status: number, body: string): Response {
  const given = { ok: status < 400, status, text: async () => body };
  return Object.assign(Object.create(null), given);
}

const { signal } = new AbortController();

/** Ends only when it is given up. */
function unanswered({ signal: given }: Asked): Promise<Response> {
  return new Promise((_, reject) => {
    given.addEventListener('abort', () => reject(new Error('given up')));
  });
}

it('asks where the page’s base says, for the Application in its namespace', async () => {
  const { api, asked } = apiWith(() =>
    response(200, JSON.stringify({ manifest: JSON.stringify(OBJECT) })),
  );
  await expect(api.resource(POD, signal)).resolves.toEqual(OBJECT);
  const url = new URL(asked[0] ?? '');
  expect(url.origin + url.pathname).toBe(
    'https://cd.example.com/argo/api/v1/applications/my%20app/resource',
  );
  expect(Object.fromEntries(url.searchParams)).toEqual({
    name: 'web-1',
    resourceName: 'web-1',
    namespace: 'shop',
    version: 'v1',
    kind: 'Pod',
    group: '',
    appNamespace: 'apps',
    project: 'team',
  });
});

it.each([
  [401, 'no session', 'signed-out'],
  [403, 'permission denied', 'denied'],
  [404, 'pods "web-1" not found', 'gone'],
  [400, 'Pod web-1 not found as part of application', 'gone'],
  [400, 'bad request', 'failed'],
  [503, 'connection refused', 'failed'],
])('tells what %d means: %s', async (status, message, kind) => {
  const { api } = apiWith(() => response(status, JSON.stringify({ message })));
  await expect(api.resource(POD, signal)).rejects.toMatchObject({
    kind,
    message,
  });
});

it('does not take a page for an answer, such as that of a proxy which asks to sign in', async () => {
  const { api } = apiWith(() => response(200, '<html>Sign in</html>'));
  await expect(api.resource(POD, signal)).rejects.toMatchObject({
    kind: 'failed',
  });
});

it.each([
  'null',
  'no JSON',
  '{}',
  JSON.stringify({ ...OBJECT, kind: 'Secret' }),
  JSON.stringify({ ...OBJECT, metadata: { name: 'web-1' } }),
])('does not take %s for the object', async manifest => {
  const { api } = apiWith(() => response(200, JSON.stringify({ manifest })));
  await expect(api.resource(POD, signal)).rejects.toMatchObject({
    kind: 'failed',
  });
});

it('tells a network that is gone from being told to stop', async () => {
  const { api } = apiWith(() => Promise.reject(new TypeError('failed')));
  await expect(api.resource(POD, signal)).rejects.toMatchObject({
    kind: 'failed',
  });
  await expect(
    api.resource(POD, AbortSignal.abort(new Error('closed'))),
  ).rejects.toThrow('closed');
});

it('takes an answer that breaks off for none', async () => {
  const broken = Object.assign(response(200, ''), {
    text: () => Promise.reject(new TypeError('network error')),
  });
  const { api } = apiWith(() => broken);
  await expect(api.resource(POD, signal)).rejects.toMatchObject({
    kind: 'failed',
  });
});

describe('where Argo CD never answers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('gives up and says so', async () => {
    const { api } = apiWith(unanswered);
    await Promise.all([
      expect(api.resource(POD, signal)).rejects.toMatchObject({
        kind: 'failed',
        message: 'Argo CD does not answer.',
      }),
      jest.advanceTimersByTimeAsync(20_000),
    ]);
  });
});

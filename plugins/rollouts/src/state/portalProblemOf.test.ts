import { ResponseError } from '@backstage/errors';

import { StreamError } from '../live/StreamError';
import { portalProblemOf } from './portalProblemOf';

async function responseError(status: number, error?: object) {
  return ResponseError.fromResponse(
    new Response(
      error && JSON.stringify({ error, response: { statusCode: status } }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

describe('the problem of the portal', () => {
  it.each([
    [401, 'AuthenticationError', 'signed-out'],
    [403, 'NotAllowedError', 'denied'],
    [404, 'NotFoundError', 'not-found'],
    [400, 'InputError', 'bad-question'],
    [400, 'Error', 'broken'],
    [503, 'ServiceUnavailableError', 'broken'],
  ])('is, after %s %s, %s, read or streamed', async (status, name, kind) => {
    const message = 'in its own words';
    expect(
      portalProblemOf(await responseError(status, { name, message })),
    ).toEqual({
      kind,
      message,
    });
    expect(portalProblemOf(new StreamError(message, status, name))).toEqual({
      kind,
      message,
    });
  });

  it('is a backend without the plugin, where a 404 is nobody’s', async () => {
    expect(portalProblemOf(await responseError(404)).kind).toBe(
      'not-installed',
    );
    expect(portalProblemOf(new StreamError('nothing here', 404)).kind).toBe(
      'not-installed',
    );
  });

  it('does not tell the page that a proxy has answered with', async () => {
    const page = new Response('<html><h1>Bad gateway</h1></html>', {
      status: 502,
      statusText: 'Bad Gateway',
      headers: { 'content-type': 'text/html' },
    });
    const { kind, message } = portalProblemOf(
      await ResponseError.fromResponse(page),
    );
    expect(kind).toBe('broken');
    expect(message).toContain('502 Bad Gateway');
    expect(message).not.toContain('<');
  });

  it.each(['RejectedError', 'PopupRejectedError'])(
    'is that nobody is signed in, where a person did not want to: %s',
    name => {
      const refused = new Error('Login failed, rejected by user');
      refused.name = name;
      expect(portalProblemOf(refused).kind).toBe('signed-out');
      expect(
        portalProblemOf(new StreamError(refused.message, undefined, name)).kind,
      ).toBe('signed-out');
    },
  );

  it('is something broken where no answer came', () => {
    expect(portalProblemOf(new Error('Failed to fetch'))).toEqual({
      kind: 'broken',
      message: 'Failed to fetch',
    });
  });
});

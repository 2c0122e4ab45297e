import type { RequestListener } from 'node:http';

export const AZURE_TOKEN = 'of-the-managed-identity';
export const GOOGLE_TOKEN = 'of-the-service-account';

const HOUR = 3_600;

/**
 * What Azure's App Service and Google's metadata server answer to a program that runs there and asks for a token of its
 * own: `IDENTITY_ENDPOINT` and `GCE_METADATA_HOST`.
 */
export const cloudIdentities: RequestListener = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
  const reply = (body: object) =>
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(body));
  response.setHeader('metadata-flavor', 'Google');
  if (pathname === '/azure' && searchParams.has('resource')) {
    reply({
      access_token: AZURE_TOKEN,
      expires_on: String(Math.floor(Date.now() / 1_000) + HOUR),
      resource: searchParams.get('resource'),
      token_type: 'Bearer',
    });
  } else if (pathname.endsWith('/service-accounts/default/token')) {
    reply({
      access_token: GOOGLE_TOKEN,
      expires_in: HOUR,
      token_type: 'Bearer',
    });
  } else if (pathname.endsWith('/project-id')) response.end('fleet');
  else if (pathname.endsWith('/universe-domain'))
    response.end('googleapis.com');
  else if (pathname.startsWith('/computeMetadata/v1/instance')) reply({});
  else response.writeHead(404).end();
};

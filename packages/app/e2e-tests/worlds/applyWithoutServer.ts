import type {
  ApiClient,
  ApiResponse,
} from '@rollouts-portal/control-plane/ApiClient.ts';

/** What a server-side apply comes to where nobody else owns fields: the object is made, or merged into what is there. */
export async function applyWithoutServer(
  client: Pick<ApiClient, 'request'>,
  path: string,
  object: unknown,
): Promise<ApiResponse> {
  const [place = ''] = path.split('?');
  const { status } = await client.request('GET', place);
  if (status !== 404) {
    return client.request('PATCH', place, {
      contentType: 'application/merge-patch+json',
      body: object,
    });
  }
  const collection = place.slice(0, place.lastIndexOf('/'));
  return client.request('POST', collection, { body: object });
}

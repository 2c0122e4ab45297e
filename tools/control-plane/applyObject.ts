import type { ApiClient, ApiResponse } from './ApiClient.ts';
import { textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import { resourcePath } from './resourcePath.ts';

/** The request that creates or updates an object, as `kubectl apply --server-side` sends it. */
export function applyRequest(object: KubernetesObject) {
  return {
    method: 'PATCH',
    path: `${resourcePath(object)}?fieldManager=control-plane&force=true`,
    contentType: 'application/apply-patch+yaml',
    body: object,
  };
}

/** Creates or updates an object; throws with the server's words when it is refused. */
export async function applyObject(
  client: Pick<ApiClient, 'request'>,
  object: KubernetesObject,
): Promise<ApiResponse> {
  const { method, path, contentType, body } = applyRequest(object);
  const response = await client.request(method, path, { body, contentType });
  if (response.status >= 300) {
    const reason = textAt(response.body, 'message') ?? String(response.body);
    throw new Error(
      `${object.kind} ${object.metadata.name} was refused: ${reason}`,
    );
  }
  return response;
}

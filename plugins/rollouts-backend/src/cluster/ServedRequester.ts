import type {
  KubernetesRequest,
  KubernetesRequester,
  KubernetesResponse,
} from './KubernetesRequester';
import type { ServedVersions } from './ServedVersions';

const GROUP = 'argoproj.io';
const ROLLOUT =
  /^\/apis\/argoproj\.io\/([^/]+)\/(namespaces\/[^/]+\/(rollouts)\/.+)$/;

/** Sends what is for a Rollout to the version in which the cluster serves it, whatever version the path names. */
export class ServedRequester implements KubernetesRequester {
  constructor(
    private readonly inner: KubernetesRequester,
    private readonly versions: Pick<ServedVersions, 'told' | 'askAgain'>,
  ) {}

  async request(request: KubernetesRequest): Promise<KubernetesResponse> {
    const path = await this.#served(request.path);
    const answer = await this.inner.request({ ...request, path });
    if (answer.status !== 404 || !ROLLOUT.test(path)) return answer;
    // The version may have been replaced since, by a server that has done nothing with the request.
    await this.versions.askAgain(GROUP);
    const now = await this.#served(request.path);
    return now === path
      ? answer
      : this.inner.request({ ...request, path: now });
  }

  async #served(path: string): Promise<string> {
    const [, known, rest, plural] = ROLLOUT.exec(path) ?? [];
    if (!known || !rest || !plural) return path;
    const version = await this.versions.told(GROUP, plural, known);
    return `/apis/${GROUP}/${version}/${rest}`;
  }
}

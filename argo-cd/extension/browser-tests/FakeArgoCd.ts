import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

import type { RecordedObject } from './RecordedCluster.ts';

// Argo CD may be served below a path, and its `<base>` says so.
const BASE = '/argo/';
const APPLICATION = {
  metadata: { name: 'shop', namespace: 'argocd' },
  spec: {
    project: 'default',
    destination: { server: 'https://kubernetes.default.svc' },
  },
};

const POD_HEALTH: Readonly<Record<string, string>> = {
  Running: 'Healthy',
  Succeeded: 'Healthy',
  Pending: 'Progressing',
  Failed: 'Degraded',
};

/**
 * As much of Argo CD's server as a tab can see: the page with its scripts, one Application's tree and its changes,
 * single objects and events. It answers what Argo CD 3.5 answers, and keeps a list of what it was asked for.
 */
export class FakeArgoCd {
  readonly requests: string[] = [];
  /** Kinds that the project of the Application does not permit. */
  readonly denied = new Set<string>();
  isDown = false;
  /** Answers are held back while it is set. */
  hold: Promise<void> | undefined;
  readonly #server: Server;
  readonly #scripts: Readonly<Record<string, string>>;
  readonly #watchers = new Set<ServerResponse>();
  #objects: readonly RecordedObject[] = [];

  private constructor(scripts: Readonly<Record<string, string>>) {
    this.#scripts = scripts;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(error => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  /** @param scripts by their path below the base */
  static async start(
    scripts: Readonly<Record<string, string>>,
  ): Promise<FakeArgoCd> {
    const fake = new FakeArgoCd(scripts);
    fake.#server.listen(0, '127.0.0.1');
    await once(fake.#server, 'listening');
    return fake;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** The page of one object's tab. */
  addressOf({ kind, metadata }: RecordedObject, theme: string): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('The server does not listen');
    }
    const query = new URLSearchParams({ kind, name: metadata.name, theme });
    return `http://127.0.0.1:${address.port}${BASE}?${query}`;
  }

  /** What the cluster holds from now on; open pages get the new tree. */
  show(objects: readonly RecordedObject[]): void {
    this.#objects = objects;
    for (const watcher of this.#watchers) this.#sendTree(watcher);
  }

  get #tree() {
    return {
      nodes: this.#objects
        .filter(({ kind }) => kind !== 'Event')
        .map(({ apiVersion, kind, metadata, status }) => ({
          ...groupAndVersion(apiVersion),
          kind,
          namespace: metadata.namespace,
          name: metadata.name,
          uid: metadata.uid,
          resourceVersion: metadata.resourceVersion,
          createdAt: metadata.creationTimestamp,
          parentRefs: metadata.ownerReferences,
          ...(kind === 'Pod' && {
            health: { status: POD_HEALTH[status?.phase ?? ''] ?? 'Unknown' },
          }),
        })),
      orphanedNodes: null,
      hosts: null,
    };
  }

  #sendTree(watcher: ServerResponse): void {
    watcher.write(`data: ${JSON.stringify({ result: this.#tree })}\n\n`);
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '', 'http://argocd');
    const path = url.pathname.slice(BASE.length);
    const script = this.#scripts[path];
    if (path === '') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page());
    } else if (script !== undefined) {
      response
        .writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' })
        .end(script);
    } else if (path.startsWith('api/v1/stream/')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      this.#watchers.add(response);
      response.on('close', () => this.#watchers.delete(response));
      this.#sendTree(response);
    } else {
      this.requests.push(`${request.method} ${request.url}`);
      await this.hold;
      this.#answerApi(path, url.searchParams, response);
    }
  }

  #answerApi(
    path: string,
    parameters: URLSearchParams,
    response: ServerResponse,
  ): void {
    const send = (status: number, body: unknown) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    const { name, namespace } = APPLICATION.metadata;
    const get = (parameter: string) => parameters.get(parameter) ?? '';
    if (this.isDown) {
      send(503, { code: 14, message: 'connection refused' });
    } else if (get('appNamespace') !== namespace) {
      send(403, { code: 7, message: 'permission denied' });
    } else if (path === `api/v1/applications/${name}`) {
      send(200, APPLICATION);
    } else if (path === `api/v1/applications/${name}/events`) {
      const items = this.#objects.filter(
        ({ involvedObject }) => involvedObject?.uid === get('resourceUID'),
      );
      send(200, { metadata: {}, items });
    } else if (path !== `api/v1/applications/${name}/resource`) {
      send(404, { code: 5, message: 'Not Found' });
    } else if (this.denied.has(get('kind'))) {
      send(403, { code: 7, message: 'permission denied' });
    } else {
      const object = this.#objects.find(
        ({ apiVersion, kind, metadata }) =>
          kind === get('kind') &&
          metadata.name === get('resourceName') &&
          metadata.namespace === get('namespace') &&
          groupAndVersion(apiVersion).group === get('group') &&
          groupAndVersion(apiVersion).version === get('version'),
      );
      if (object) send(200, { manifest: JSON.stringify(object) });
      else send(400, { code: 3, message: 'not found as part of application' });
    }
  }
}

function groupAndVersion(apiVersion: string) {
  const [first = '', second] = apiVersion.split('/');
  return second === undefined
    ? { group: '', version: first }
    : { group: first, version: second };
}

// What Argo CD's own sheets say of plain elements, which an extension gets whether it likes it or not.
const STYLES = `
body { margin: 0; font: 14px/1.5 Heebo, "Liberation Sans", sans-serif; }
h2, h3, h4 { font-size: 2rem; margin: 0.2rem 0 0.5rem; line-height: 1.4; text-rendering: optimizeLegibility; }
p { margin-bottom: 1rem; line-height: 1.6; }
ul, ol { margin: 0 0 1rem 1.25rem; line-height: 1.6; list-style-position: outside; }
code { border: 1px solid #ccd6dd; background: #f4f7f7; padding: 2px 5px; }
.theme-light { background: #dee6eb; color: #363c4a; }
.theme-dark { background: #100f0f; color: #fff; }
.sliding-panel { max-width: 1200px; margin: 0 auto; box-sizing: border-box; padding: 8px; }
.sliding-panel h1 { font-size: 20px; margin: 4px; }
`;

/** As Argo CD's: first its own scripts, then the extensions. */
function page(): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8" />
    <title>Argo CD</title>
    <base href="${BASE}" />
    <link rel="icon" href="data:," />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <style>${STYLES}</style>
  </head>
  <body>
    <div id="app"></div>
    <script defer src="host.js"></script>
    <script defer src="extensions.js"></script>
  </body>
</html>
`;
}

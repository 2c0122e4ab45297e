import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '@rollouts-portal/control-plane/freePorts.ts';
import { textAt } from '@rollouts-portal/control-plane/json.ts';

import { auditEventsIn, type AuditEvent } from './auditEventsIn.ts';
import { BackendProcess } from './BackendProcess.ts';
import type { Figures } from './soak/Figures.ts';
import { catalogFile, type TestComponent } from './components.ts';
import { ROOT } from './paths.ts';
import { until } from './until.ts';
import type { User } from './users.ts';
import { USERS } from './users.ts';

export type PortalOptions = {
  /** The value of `rollouts` in the configuration; left out where a file says it. */
  rollouts?: unknown;
  /** What the catalog has besides people; the demo's catalog when left out. */
  components?: readonly TestComponent[];
  /** Read after the demo's own configuration. */
  configFiles?: readonly string[];
  /** Whether it can be asked for `figures`. */
  isProbed?: boolean;
};

export type Answer = { status: number; body: unknown };

/** A running portal on a port of its own: backend and the built frontend that it serves. */
export class Portal {
  readonly url: string;
  readonly #backend: BackendProcess;
  readonly #folder: string;
  readonly #tokens = new Map<string, Promise<string>>();

  private constructor(url: string, backend: BackendProcess, folder: string) {
    this.url = url;
    this.#backend = backend;
    this.#folder = folder;
  }

  /** Resolves when people can sign in and all components are in the catalog. */
  static async start(options: PortalOptions): Promise<Portal> {
    const portal = await Portal.launch(options);
    try {
      await portal.#untilReady(options.components ?? []);
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  /** What a portal says that refuses to start with such a configuration. */
  static async refusal(rollouts: unknown): Promise<string> {
    const portal = await Portal.launch({ rollouts, components: [] });
    try {
      await until(
        'the backend refuses to start',
        () => portal.#backend.hasEnded,
        { limit: 60_000 },
      );
      return portal.log;
    } finally {
      await portal.stop();
    }
  }

  private static async launch({
    rollouts,
    components,
    configFiles = [],
    isProbed = false,
  }: PortalOptions): Promise<Portal> {
    const folder = await mkdtemp(join(tmpdir(), 'rollouts-portal-'));
    const [port] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const catalog = join(folder, 'components.yaml');
    const config = join(folder, 'app-config.yaml');
    await writeFile(catalog, catalogFile(components ?? []));
    // Holds the clusters' tokens.
    await writeFile(
      config,
      JSON.stringify({
        app: { baseUrl: url },
        backend: { baseUrl: url, listen: { port }, cors: { origin: url } },
        ...(components && { catalog: catalogConfig(components, catalog) }),
        ...(rollouts !== undefined && { rollouts }),
      }),
      { mode: 0o600 },
    );
    const backend = new BackendProcess(
      [join(ROOT, 'app-config.yaml'), ...configFiles, config],
      { isProbed },
    );
    return new Portal(url, backend, folder);
  }

  get log(): string {
    return this.#backend.log;
  }

  get auditEvents(): AuditEvent[] {
    return auditEventsIn(this.log);
  }

  /** What the backend's process holds now, after its garbage was collected. */
  figures(): Promise<Figures> {
    return this.#backend.figures();
  }

  /** A Backstage token of a user, as the browser gets it at sign-in. */
  tokenOf(user: User): Promise<string> {
    const known = this.#tokens.get(user.entityRef);
    if (known) return known;
    const token = this.#signIn(user);
    this.#tokens.set(user.entityRef, token);
    return token;
  }

  /** A request by hand, with the user's token and nothing of the frontend. */
  async request(
    user: User,
    path: string,
    { method = 'GET', body }: { method?: string; body?: unknown } = {},
  ): Promise<Answer> {
    const send = async () =>
      fetch(`${this.url}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await this.tokenOf(user)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    let response = await send();
    if (response.status === 401) {
      // It lasts an hour.
      this.#tokens.delete(user.entityRef);
      response = await send();
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
    };
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #signIn(user: User): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': user.entityRef },
    });
    const body: unknown = await response.json();
    const token = textAt(body, 'backstageIdentity', 'token');
    if (token === undefined) {
      throw new Error(`${user.title} cannot sign in: ${JSON.stringify(body)}`);
    }
    return token;
  }

  async #untilReady(components: readonly TestComponent[]): Promise<void> {
    const isThere = async (path: string) => {
      if (this.#backend.hasEnded) {
        throw new Error(`the backend does not start:\n${this.log}`);
      }
      try {
        return (await this.request(USERS.viewer, path)).status === 200;
      } catch {
        // Not listening yet, or the users are not yet in the catalog.
        this.#tokens.clear();
        return false;
      }
    };
    for (const user of Object.values(USERS)) {
      const name = user.entityRef.replace('user:default/', '');
      await until(
        `${name} is in the catalog`,
        () => isThere(`/catalog/entities/by-name/user/default/${name}`),
        { limit: 90_000, every: 200 },
      );
    }
    for (const { name } of components) {
      await until(
        `${name} is in the catalog`,
        () => isThere(`/catalog/entities/by-name/component/default/${name}`),
        { every: 200 },
      );
    }
  }
}

function catalogConfig(components: readonly TestComponent[], file: string) {
  return {
    locations: [
      {
        type: 'file',
        target: join(ROOT, 'examples/organization.yaml'),
        rules: [{ allow: ['User', 'Group'] }],
      },
      ...(components.length > 0 ? [{ type: 'file', target: file }] : []),
    ],
  };
}

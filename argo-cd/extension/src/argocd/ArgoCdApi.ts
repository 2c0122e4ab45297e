import { z } from 'zod';

import type { Application, Resource } from './extensionProps';
import { ReadProblem, type ProblemKind } from './ReadProblem';
import { resourceSchema } from './resourceSchema';
import type { ResourceRef } from './TreeNode';

const resourceAnswer = z.object({ manifest: z.string() });
const eventsAnswer = z.object({ items: z.array(z.unknown()).nullish() });
const errorAnswer = z.object({ message: z.string() });

const KIND_OF_STATUS: Readonly<Record<number, ProblemKind>> = {
  401: 'signed-out',
  403: 'denied',
  404: 'gone',
};

// Proxies in front of Argo CD give up after a minute, and say so as late.
const ANSWERS_WITHIN_MS = 20_000;

type Answer = { ok: boolean; status: number; text: string };

// An object that left the tree is answered as a bad request.
const NOT_IN_APPLICATION = /not found/i;

/**
 * What Argo CD's own pages read, from where they read it: the same origin, with the session of the person who looks.
 * It only reads.
 */
export class ArgoCdApi {
  readonly #application: Application;
  readonly #fetch: typeof fetch;
  readonly #base: string;

  /**
   * @param base - address of the page's `<base>`: an Argo CD below a path has its API there, too
   */
  constructor(
    application: Application,
    { fetch, base }: { fetch: typeof globalThis.fetch; base: string },
  ) {
    this.#application = application;
    this.#fetch = fetch;
    this.#base = base;
  }

  /**
   * One object as it is in the cluster now.
   *
   * @throws ReadProblem, or what the signal was aborted with
   */
  async resource(ref: ResourceRef, signal: AbortSignal): Promise<unknown> {
    const { manifest } = await this.#get(
      'resource',
      {
        name: ref.name,
        namespace: ref.namespace,
        resourceName: ref.name,
        version: ref.version,
        kind: ref.kind,
        // Wanted even where it is empty.
        group: ref.group,
      },
      resourceAnswer,
      signal,
    );
    const object = resourceSchema.safeParse(parseJson(manifest));
    if (!object.success || object.data.kind !== ref.kind) {
      throw new ReadProblem('failed', 'Argo CD answered something else.');
    }
    return object.data;
  }

  /**
   * The events about one object; in no order.
   *
   * @throws ReadProblem, or what the signal was aborted with
   */
  async events(
    { metadata }: Resource,
    signal: AbortSignal,
  ): Promise<readonly unknown[]> {
    const { items } = await this.#get(
      'events',
      {
        resourceUID: metadata.uid,
        resourceNamespace: metadata.namespace,
        resourceName: metadata.name,
      },
      eventsAnswer,
      signal,
    );
    return items ?? [];
  }

  async #get<Body>(
    what: string,
    parameters: Record<string, string>,
    schema: z.ZodType<Body>,
    signal: AbortSignal,
  ): Promise<Body> {
    const { name, namespace = '' } = this.#application.metadata;
    const { project } = this.#application.spec ?? {};
    const url = new URL(
      `api/v1/applications/${encodeURIComponent(name)}/${what}`,
      this.#base,
    );
    url.search = new URLSearchParams({
      ...parameters,
      appNamespace: namespace,
      ...(project ? { project } : {}),
    }).toString();
    const { ok, status, text } = await this.#send(url, signal);
    const body = parseJson(text);
    if (!ok) throw problemOf(status, body);
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      throw new ReadProblem('failed', 'Argo CD answered something else.');
    }
    return parsed.data;
  }

  /** The whole answer: one that breaks off, or never ends, is none. */
  async #send(url: URL, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, ANSWERS_WITHIN_MS);
    signal.addEventListener('abort', end);
    try {
      const response = await this.#fetch(url.toString(), {
        signal: ending.signal,
      });
      const { ok, status } = response;
      return { ok, status, text: await response.text() };
    } catch (error) {
      signal.throwIfAborted();
      throw new ReadProblem('failed', 'Argo CD does not answer.');
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }
}

function problemOf(status: number, body: unknown): ReadProblem {
  const parsed = errorAnswer.safeParse(body);
  const message = parsed.success ? parsed.data.message : `HTTP ${status}`;
  const kind =
    status === 400 && NOT_IN_APPLICATION.test(message)
      ? 'gone'
      : KIND_OF_STATUS[status] ?? 'failed';
  return new ReadProblem(kind, message.slice(0, 300));
}

/** Undefined where it is no JSON, such as the page of a proxy that asks to sign in. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

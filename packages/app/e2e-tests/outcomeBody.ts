import { createRequire } from 'node:module';

import { isRecord } from '@rollouts-portal/control-plane/json.ts';

import { COMMON_SOURCE } from './paths.ts';

const require = createRequire(import.meta.url);

/** What came of an action, as the backend says it. */
export type OutcomeSaid = {
  result: string;
  text: { code: string; params: Record<string, string | number> };
  verb: unknown;
  rolloutId: string;
};

/**
 * The body of the answer to an action, seen by the schema that backend and frontend share.
 *
 * @throws when the backend could never say this
 */
export function outcomeBody(said: OutcomeSaid): unknown {
  // Workspace packages are TypeScript for bundlers; the transformation of development lets Node read them.
  require('@backstage/cli/config/nodeTransform.cjs');
  const common: {
    actionOutcomeSchema: { parse(value: unknown): unknown };
  } = require(COMMON_SOURCE);
  const parsed = common.actionOutcomeSchema.parse({
    ...said,
    actionId: '01JD0000000000000000000000',
    changes: [],
    at: new Date().toISOString(),
  });
  const isKnown =
    isRecord(parsed) &&
    isRecord(parsed['text']) &&
    parsed['text']['code'] === said.text.code;
  if (!isKnown) throw new Error(`no such sentence: ${said.text.code}`);
  return parsed;
}

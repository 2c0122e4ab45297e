import { readFileSync } from 'node:fs';

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { z } from 'zod';

const DOCUMENT = resolvePackagePath(
  '@rollouts-portal/plugin-rollouts-backend',
  '../../docs/openapi.yaml',
);

const operationSchema = z.object({
  responses: z.record(
    z.string(),
    // 304 has none.
    z.object({ content: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

/** `docs/openapi.yaml`, as a reader has it. */
export function documentedApi() {
  const text: unknown = parse(readFileSync(DOCUMENT, 'utf8'));
  const { paths } = documentSchema.parse(text);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const document = closed(text);
  if (typeof document !== 'object' || document === null) {
    throw new Error('docs/openapi.yaml is no document');
  }
  ajv.addSchema(document, 'api');
  return {
    text,
    paths,
    /** @throws when an answer to this request is not what the document says. */
    expectDocumented(
      method: 'get' | 'post',
      address: string,
      { status, body }: { status: number; body: unknown },
    ): void {
      const path = Object.keys(paths).find(each => isAt(address, each)) ?? '';
      const operation = `${method} ${path}`;
      const response = paths[path]?.[method]?.responses[String(status)];
      if (!response) {
        throw new Error(`${status} of ${method} ${address} is not documented`);
      }
      const pointer = ['paths', path, method, 'responses', String(status)]
        .concat('content', 'application/json', 'schema')
        .map(part => part.replaceAll('~', '~0').replaceAll('/', '~1'))
        .map(encodeURIComponent)
        .join('/');
      const validate = ajv.compile({ $ref: `api#/${pointer}` });
      if (!validate(body)) {
        throw new Error(
          `${status} of ${operation} is other than documented: ${ajv.errorsText(
            validate.errors,
          )} in ${JSON.stringify(body).slice(0, 500)}`,
        );
      }
    },
  };
}

/** Whether an address is one of `/rollouts/{id}`. */
function isAt(address: string, path: string): boolean {
  const [pathname = ''] = address.split('?');
  const parts = pathname.split('/');
  const pattern = path.split('/');
  return (
    parts.length === pattern.length &&
    pattern.every(
      (each, index) => each.startsWith('{') || each === parts[index],
    )
  );
}

/** Readers must bear fields that come later; we must not have fields that are not documented. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)]),
  );
  return 'properties' in parts && !('additionalProperties' in parts)
    ? { ...parts, additionalProperties: false }
    : parts;
}

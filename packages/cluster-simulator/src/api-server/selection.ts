import { ApiError } from '../store/ApiError';
import { isJsonObject, type JsonValue } from '../store/Json';
import type { StoredObject } from '../store/KubernetesObject';
import type { Resource } from '../store/Resource';

/** Looks at the object, once, only where there is something to ask of it. */
export type Selection = (of: { readonly object: StoredObject }) => boolean;

type Requirement = (object: StoredObject) => boolean;

const NAME = String.raw`[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?`;
const KEY = String.raw`(?:[a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?${NAME}`;
const EQUALS = new RegExp(
  `^(?<key>${KEY})\\s*(?<op>==|=|!=)\\s*(?<value>(${NAME})?)$`,
);
const SET = new RegExp(
  `^(?<key>${KEY})\\s+(?<op>in|notin)\\s*\\((?<values>[^()]*)\\)$`,
);
const EXISTS = new RegExp(`^(?<op>!?)\\s*(?<key>${KEY})$`);

/**
 * What `labelSelector` and `fieldSelector` of a query let through.
 *
 * @throws ApiError BadRequest
 */
export function selection(
  resource: Resource,
  query: URLSearchParams,
): Selection {
  const requirements = [
    ...splitTop(query.get('labelSelector') ?? '').map(labelRequirement),
    ...splitTop(query.get('fieldSelector') ?? '').map(text =>
      fieldRequirement(resource, text),
    ),
  ];
  return requirements.length === 0
    ? () => true
    : ({ object }) => requirements.every(holds => holds(object));
}

/** At commas that are not in parentheses. */
function splitTop(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}

function labelRequirement(text: string): Requirement {
  const equals = EQUALS.exec(text)?.groups;
  if (equals) {
    const { key = '', op, value } = equals;
    const wanted = op !== '!=';
    return ({ metadata }) => (metadata.labels?.[key] === value) === wanted;
  }
  const set = SET.exec(text)?.groups;
  if (set) {
    const { key = '', op, values = '' } = set;
    const listed = values.split(',').map(value => value.trim());
    const wanted = op === 'in';
    return ({ metadata }) => {
      const value = metadata.labels?.[key];
      return (value !== undefined && listed.includes(value)) === wanted;
    };
  }
  const exists = EXISTS.exec(text)?.groups;
  if (exists) {
    const { key = '', op } = exists;
    const wanted = op !== '!';
    return ({ metadata }) => (metadata.labels?.[key] !== undefined) === wanted;
  }
  throw ApiError.badRequest(
    `unable to parse requirement: ${JSON.stringify(text)}`,
  );
}

function fieldRequirement(
  { namespaced, selectableFields = [] }: Resource,
  text: string,
): Requirement {
  const [, path = '', op, value = ''] =
    /^([^=!]+)(==|=|!=)(.*)$/.exec(text) ?? [];
  if (op === undefined) {
    throw ApiError.badRequest(
      `invalid selector: '${text}'; can't understand '${text}'`,
    );
  }
  const known =
    path === 'metadata.name' ||
    (namespaced && path === 'metadata.namespace') ||
    selectableFields.includes(path);
  if (!known) {
    throw ApiError.badRequest(`field label not supported: ${path}`);
  }
  const wanted = op !== '!=';
  return object => (textAt(object, path) === value) === wanted;
}

function textAt(object: StoredObject, path: string): string {
  let value: JsonValue | undefined = object;
  for (const field of path.split('.')) {
    value = isJsonObject(value) ? value[field] : undefined;
  }
  return value === undefined || value === null ? '' : String(value);
}

import { isJsonObject, parseJson, type JsonObject } from '../store/Json';
import { ApiError } from '../store/ApiError';
import { anonymous, isAllowed, type Identity } from './AccessRules';
import type { Answer } from './Answer';
import type { RequestTarget } from './RequestTarget';
import type { Body } from './writes';

const GROUP = 'authorization.k8s.io';

/** What somebody asks about their own rights, which anybody may whom the cluster knows. Undefined: it is no such question. */
export function selfReview(
  identity: Identity,
  target: RequestTarget,
  { text }: Body,
): Answer | undefined {
  if (
    target.type !== 'resource' ||
    target.group !== GROUP ||
    target.verb !== 'create' ||
    identity === anonymous
  ) {
    return undefined;
  }
  const spec = specIn(text);
  switch (target.plural) {
    case 'selfsubjectaccessreviews':
      return review('SelfSubjectAccessReview', spec, accessOf(identity, spec));
    case 'selfsubjectrulesreviews':
      return review('SelfSubjectRulesReview', spec, rulesOf(identity, spec));
    default:
      return undefined;
  }
}

function accessOf(identity: Identity, spec: JsonObject): JsonObject {
  const asked = isJsonObject(spec.resourceAttributes)
    ? spec.resourceAttributes
    : {};
  const allowed = isAllowed(identity, {
    group: textOf(asked.group) ?? '',
    resource: textOf(asked.resource) ?? '',
    verb: textOf(asked.verb) ?? '',
    // An empty one is all of them.
    namespace: textOf(asked.namespace) || undefined,
  });
  return { allowed };
}

function rulesOf({ rules }: Identity, spec: JsonObject): JsonObject {
  const namespace = textOf(spec.namespace) ?? '';
  return {
    incomplete: false,
    nonResourceRules: [],
    resourceRules: rules
      .filter(rule => !rule.namespaces || rule.namespaces.includes(namespace))
      .map(({ verbs, groups, resources }) => ({
        verbs: [...verbs],
        apiGroups: [...groups],
        resources: [...resources],
      })),
  };
}

function review(kind: string, spec: JsonObject, status: JsonObject): Answer {
  return {
    status: 201,
    body: { kind, apiVersion: `${GROUP}/v1`, metadata: {}, spec, status },
  };
}

function specIn(text: string): JsonObject {
  try {
    const body = parseJson(text);
    return isJsonObject(body) && isJsonObject(body.spec) ? body.spec : {};
  } catch {
    throw ApiError.badRequest('the body is not JSON');
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

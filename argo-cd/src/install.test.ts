import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

import { customizations } from '../install/customizations.mjs';
import { installFiles } from '../install/installFiles.mjs';
import { ActionScripts } from './ActionScripts';
import { ACTION_KINDS, HEALTH_CHECKS, HEALTH_KINDS } from './healthKinds';

const FOLDER = join(__dirname, '../install');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

const dataSchema = z.record(z.string(), z.string());
const configMapSchema = z.object({ data: dataSchema });
const valuesSchema = z.object({ configs: z.object({ cm: dataSchema }) });
const operatorSchema = z.object({
  spec: z.object({
    resourceHealthChecks: z.array(
      z.strictObject({
        group: z.string(),
        kind: z.string(),
        check: z.string(),
      }),
    ),
    resourceActions: z.array(
      z.strictObject({
        group: z.string(),
        kind: z.string(),
        action: z.string(),
      }),
    ),
  }),
});
const actionsSchema = z.strictObject({
  mergeBuiltinActions: z.boolean(),
  'discovery.lua': z.string(),
  definitions: z.array(
    z.strictObject({ name: z.string(), 'action.lua': z.string() }),
  ),
});

/** An installation that says things of its own. */
const ARGOCD_CM = `
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  url: https://argocd.example.com
  resource.customizations.health.cert-manager.io_Certificate: return { status = "Healthy" }
  resource.customizations.health.argoproj.io_Rollout: return { status = "Healthy" }
`;

describe('what is applied', () => {
  const files = installFiles(customizations(HEALTH_CHECKS));

  it.each(Object.keys(files))('%s is what the scripts make of it', name => {
    // When this fails: npm run argo-cd:install
    expect(read(name)).toBe(files[name]);
  });
});

it('patches argocd-cm and leaves the rest of it alone', () => {
  const before = configMapSchema.parse(parse(ARGOCD_CM)).data;
  const patch = configMapSchema.parse(parse(read('kustomize/argocd-cm.yaml')));
  expect(readByArgoCD({ ...before, ...patch.data })).toEqual(
    installedBeside(before),
  );
});

it('patches argocd-cm through the values of the chart', () => {
  const before = { 'statusbadge.enabled': 'false' };
  const { cm } = valuesSchema.parse(parse(read('helm-values.yaml'))).configs;
  expect(readByArgoCD({ ...before, ...cm })).toEqual(installedBeside(before));
});

it('reads the same when it is pasted', () => {
  const before = configMapSchema.parse(parse(ARGOCD_CM)).data;
  const pasted = read('paste-into-argocd-cm.txt');
  const { data } = configMapSchema.parse(
    parse(`data:\n  url: https://argocd.example.com\n${pasted}`),
  );
  expect(readByArgoCD(data)).toEqual(
    installedBeside({ url: before.url ?? '' }),
  );
});

it('says the same to the operator, which makes argocd-cm of it', () => {
  const { spec } = operatorSchema.parse(parse(read('argocd-operator.yaml')));
  // As the operator names its keys.
  const data = Object.fromEntries([
    ...spec.resourceHealthChecks.map(({ group, kind, check }) => [
      `resource.customizations.health.${group}_${kind}`,
      check,
    ]),
    ...spec.resourceActions.map(({ group, kind, action }) => [
      `resource.customizations.actions.${group}_${kind}`,
      action,
    ]),
  ]);
  expect(readByArgoCD(dataSchema.parse(data))).toEqual(installedBeside({}));
});

it('takes no more than a tenth of what a ConfigMap can hold', () => {
  expect(read('kustomize/argocd-cm.yaml').length).toBeLessThan(100_000);
});

const ACTION_KEY = 'resource.customizations.actions.';

/** What Argo CD makes of its ConfigMap: actions are YAML within YAML. */
function readByArgoCD(data: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(data).map(([key, text]) => [
      key,
      key.startsWith(ACTION_KEY) ? actionsSchema.parse(parse(text)) : text,
    ]),
  );
}

/** Every script under its key, byte by byte, beside what there was. */
function installedBeside(before: Record<string, string>) {
  const health = HEALTH_KINDS.map(kind => [
    `resource.customizations.health.${kind.replace('/', '_')}`,
    readFileSync(join(HEALTH_CHECKS, kind, 'health.lua'), 'utf8'),
  ]);
  const actions = ACTION_KINDS.map(kind => {
    const { discovery, definitions } = new ActionScripts(kind);
    return [
      `${ACTION_KEY}${kind.replace('/', '_')}`,
      {
        mergeBuiltinActions: true,
        'discovery.lua': discovery,
        definitions: [...definitions]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, script]) => ({ name, 'action.lua': script })),
      },
    ];
  });
  return { ...before, ...Object.fromEntries([...health, ...actions]) };
}

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { areProgramsBuilt } from './areProgramsBuilt.ts';
import { buildPrograms } from './buildPrograms.ts';

/** A stand-in that answers what the build asks of Go, and notes each build. */
const FAKE_GO = `#!/bin/sh
case "$1" in
  env) echo "\${FAKE_GO_VERSION:-go1.26.8}" ;;
  list)
    mkdir -p "$FAKE_MODULE/manifests/crds" "$FAKE_MODULE/artifacts/flagger"
    for name in rollout analysis-run analysis-template cluster-analysis-template experiment; do
      echo "$name" > "$FAKE_MODULE/manifests/crds/$name-crd.yaml"
    done
    echo application > "$FAKE_MODULE/manifests/crds/application-crd.yaml"
    echo crd > "$FAKE_MODULE/artifacts/flagger/crd.yaml"
    echo "$FAKE_MODULE" ;;
  build)
    echo "$PWD" >> "$FAKE_BUILDS"
    while [ "$1" != -o ]; do shift; done
    echo half > "$2/program"
    if [ -n "$FAKE_GO_FAILS" ]; then echo "no space left on device" >&2; exit 1; fi ;;
esac
`;

describe('buildPrograms', () => {
  let folder: string;
  let cache: string;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build-programs-'));
    cache = join(folder, 'cache');
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'go'), FAKE_GO);
    await chmod(join(bin, 'go'), 0o755);
    env = {
      PATH: `${bin}:/usr/bin:/bin`,
      FAKE_BUILDS: join(folder, 'builds'),
      FAKE_MODULE: join(folder, 'module'),
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  const builds = async () =>
    (await readFile(join(folder, 'builds'), 'utf8')).trim().split('\n');

  it('builds every program once for two who ask at the same time, and none later', async () => {
    const [one, other] = await Promise.all([
      buildPrograms({ cache, env }),
      buildPrograms({ cache, env }),
    ]);
    assert.deepEqual(one, other);
    assert.ok(existsSync(join(one['argo-rollouts'], 'bin/program')));
    assert.ok(
      existsSync(join(one['argo-rollouts'], 'manifests/rollout-crd.yaml')),
    );
    assert.deepEqual(await readdir(one['argo-cd']), ['manifests']);
    assert.ok(areProgramsBuilt(cache));
    await buildPrograms({ cache, env });
    assert.equal((await builds()).length, 5);
  });

  it('needs no Go when everything is built', async () => {
    await buildPrograms({ cache, env });
    await buildPrograms({ cache, env: { PATH: join(folder, 'nowhere') } });
  });

  it('keeps nothing of a build that failed, and says what Go said', async () => {
    await assert.rejects(
      buildPrograms({ cache, env: { ...env, FAKE_GO_FAILS: 'yes' } }),
      /could not build etcd v3[^]*no space left on device/,
    );
    assert.deepEqual(await readdir(cache), []);
    await buildPrograms({ cache, env });
  });

  it('removes what a killed build left behind, but not what one is making now', async () => {
    const left = join(cache, 'etcd-v3-x.partial-left');
    const current = join(cache, 'etcd-v3-x.partial-current');
    await mkdir(left, { recursive: true });
    await mkdir(current);
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    await utimes(left, twoDaysAgo, twoDaysAgo);
    await buildPrograms({ cache, env });
    assert.equal(existsSync(left), false);
    assert.equal(existsSync(current), true);
  });

  it('names the remedy when Go is missing', async () => {
    await assert.rejects(
      buildPrograms({ cache, env: { PATH: join(folder, 'nowhere') } }),
      {
        name: 'UserFacingError',
        message: /no "go" on PATH: install Go 1\.26\.1 or newer/,
      },
    );
  });

  it('names the remedy when Go is too old', async () => {
    await assert.rejects(
      buildPrograms({ cache, env: { ...env, FAKE_GO_VERSION: 'go1.25.4' } }),
      {
        name: 'UserFacingError',
        message: /newer Go than go1\.25\.4: install Go 1\.26\.1/,
      },
    );
  });
});

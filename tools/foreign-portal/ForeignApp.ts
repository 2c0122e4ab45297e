import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '@rollouts-portal/control-plane/json.ts';

import { documentedBlocks, type DocumentedBlock } from './documentedBlocks.ts';
import { insertBlock } from './insertBlock.ts';
import { LACKING_VERSIONS } from './lackingVersions.ts';
import type { PackedPlugin } from './packPlugins.ts';
import { CACHE, ROOT } from './paths.ts';
import type { ReadmeSection } from './readmeSections.ts';
import { runStep } from './runStep.ts';

const CREATE_APP = '@backstage/create-app@0.9.2';

/** An app as Backstage's own template makes it, to which only what our documentation says is added. */
export class ForeignApp {
  readonly folder: string;
  readonly #signal: AbortSignal;

  private constructor(folder: string, signal: AbortSignal) {
    this.folder = folder;
    this.#signal = signal;
  }

  /** Its files are made anew; packages and lock file of an earlier run are kept, because they take minutes. */
  static async create(
    system: 'new' | 'old',
    signal: AbortSignal,
  ): Promise<ForeignApp> {
    const folder = join(CACHE, `${system}-frontend-system`);
    await mkdir(folder, { recursive: true });
    const lock = await readFile(join(folder, 'yarn.lock'), 'utf8').catch(
      () => undefined,
    );
    await runStep(
      'npm',
      [
        'exec',
        '--yes',
        `--package=${CREATE_APP}`,
        '--',
        'backstage-create-app',
        ...['--skip-install', '--path', folder],
        ...(system === 'old' ? ['--legacy'] : []),
      ],
      {
        cwd: CACHE,
        env: { ...process.env, BACKSTAGE_APP_NAME: 'foreign-portal' },
        signal,
      },
    );
    if (lock !== undefined) await writeFile(join(folder, 'yarn.lock'), lock);
    return new ForeignApp(folder, signal);
  }

  /** Does what a part of a README says. */
  async follow(
    { readme, heading }: ReadmeSection,
    packed: readonly PackedPlugin[],
  ): Promise<void> {
    const markdown = await readFile(join(ROOT, readme), 'utf8');
    for (const block of documentedBlocks(markdown, heading)) {
      await this.#do(block, packed);
    }
  }

  /** Installs the packages; those of ours, and what they want of each other, from their tarballs. */
  async install(packed: readonly PackedPlugin[]): Promise<void> {
    await this.#changeManifest('package.json', manifest => ({
      ...manifest,
      resolutions: {
        ...record(manifest['resolutions']),
        ...LACKING_VERSIONS,
        ...Object.fromEntries(
          packed.map(({ name, tarball }) => [name, `file:${tarball}`]),
        ),
      },
    }));
    await runStep(process.execPath, [await this.yarn(), 'install'], {
      cwd: this.folder,
      // In CI, Yarn would refuse to write the lock file that the app does not have yet.
      env: { ...process.env, YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
      signal: this.#signal,
    });
  }

  /** The Yarn that the template brings. */
  async yarn(): Promise<string> {
    const releases = join(this.folder, '.yarn/releases');
    const [release] = await readdir(releases);
    if (release === undefined) throw new Error(`no Yarn in ${releases}`);
    return join(releases, release);
  }

  async #do(
    { language, text, file }: DocumentedBlock,
    packed: readonly PackedPlugin[],
  ): Promise<void> {
    if (language === 'sh') {
      await this.#addDependencies(text, packed);
      return;
    }
    if (file === undefined) {
      throw new Error(`no file is named for:\n${text}`);
    }
    const path = join(this.folder, file);
    const source = await readFile(path, 'utf8');
    await writeFile(
      path,
      language === 'yaml'
        ? `${source.trimEnd()}\n\n${text}`
        : insertBlock(source, text),
    );
  }

  /** What `yarn --cwd FOLDER add NAME…` writes, but for the version of a registry that does not have it yet. */
  async #addDependencies(
    command: string,
    packed: readonly PackedPlugin[],
  ): Promise<void> {
    const [, folder, names] =
      /^yarn --cwd (\S+) add (.+)\n$/.exec(command) ?? [];
    if (folder === undefined || names === undefined) {
      throw new Error(`not a command that adds packages: ${command}`);
    }
    const added = names.split(' ').map(name => {
      const plugin = packed.find(candidate => candidate.name === name);
      if (!plugin) throw new Error(`${name} is none of our packages`);
      return [name, `^${plugin.version}`];
    });
    await this.#changeManifest(join(folder, 'package.json'), manifest => ({
      ...manifest,
      dependencies: {
        ...record(manifest['dependencies']),
        ...Object.fromEntries(added),
      },
    }));
  }

  async #changeManifest(
    file: string,
    change: (manifest: Record<string, unknown>) => Record<string, unknown>,
  ): Promise<void> {
    const path = join(this.folder, file);
    const manifest = record(JSON.parse(await readFile(path, 'utf8')));
    await writeFile(path, `${JSON.stringify(change(manifest), null, 2)}\n`);
  }
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

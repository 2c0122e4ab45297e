import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Remembers what the last successful install was made from. */
export class InstallStamp {
  /** @param {{ root: string, home: string }} where */
  constructor({ root, home }) {
    this.path = join(home, 'installed.json');
    this.installed = join(root, 'node_modules', '.yarn-state.yml');
  }

  /**
   * Why an install is due; undefined when it is not.
   *
   * @param {Record<string, string>} state
   * @returns {string | undefined}
   */
  reasonToInstall(state) {
    const before = this.read();
    if (before === undefined) return 'not installed completely yet';
    if (!existsSync(this.installed)) return 'node_modules is missing';
    const changed = [...new Set(Object.keys({ ...before, ...state }))].filter(
      name => before[name] !== state[name],
    );
    if (changed.length === 0) return undefined;
    const others = changed.length > 1 ? ` and ${changed.length - 1} more` : '';
    return `${changed[0]}${others} changed`;
  }

  /** To be called before an install: one that is interrupted counts for nothing. */
  forget() {
    rmSync(this.path, { force: true });
  }

  /** @param {Record<string, string>} state */
  remember(state) {
    writeFileSync(this.path, `${JSON.stringify(state, undefined, 2)}\n`);
  }

  /**
   * @private
   * @returns {Record<string, string> | undefined}
   */
  read() {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8'));
    } catch {
      return undefined;
    }
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.ts';
import { PROGRAM_SOURCES, programKey } from './programs.ts';

/** Whether clusters can start at once; otherwise minutes of building come first. */
export function areProgramsBuilt(cache: string = cacheFolder()): boolean {
  return PROGRAM_SOURCES.every(source =>
    existsSync(join(cache, programKey(source))),
  );
}

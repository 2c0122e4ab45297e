import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

import type { Json } from './Json';
import { luaLiteral } from './luaLiteral';
import { luaString } from './luaString';

/** What a script did: its value as Argo CD would encode it, or what went wrong. */
export type LuaOutcome = { value: string } | { error: string };

const replySchema = z.object({ id: z.number(), text: z.string() });

/**
 * Runs scripts as Argo CD does with `useOpenLibs` off: a fresh environment each time, with the object as `obj` and no
 * `string`, `math`, `os`, `io`, `debug` or `coroutine`. The interpreter is Lua 5.1 itself; Argo CD's own, which
 * `conformance/` runs, is another one of the same language.
 */
export class LuaMachine {
  private readonly worker = new Worker(join(__dirname, 'luaWorker.mjs'));
  private readonly compiled = new Map<string, number>();
  private readonly awaited = new Map<number, (text: string) => void>();
  private asked = 0;

  constructor() {
    this.worker.on('message', message => {
      const { id, text } = replySchema.parse(message);
      this.awaited.get(id)?.(text);
      this.awaited.delete(id);
    });
  }

  async run(script: string, object: Json): Promise<LuaOutcome> {
    const id = await this.idOf(script);
    const text = await this.ask(`return RUN(${id}, ${luaLiteral(object)})`);
    const [succeeded, said = ''] = text.split(/:(.*)/s);
    return succeeded === 'true' ? { value: said } : { error: said };
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async idOf(script: string): Promise<number> {
    const known = this.compiled.get(script);
    if (known !== undefined) return known;
    const id = this.compiled.size + 1;
    this.compiled.set(script, id);
    const text = await this.ask(
      `COMPILE(${id}, ${luaString(script)}) return "true:"`,
    );
    if (text !== 'true:') throw new Error(`Not Lua: ${text}`);
    return id;
  }

  private ask(source: string): Promise<string> {
    this.asked += 1;
    const id = this.asked;
    return new Promise(resolve => {
      this.awaited.set(id, resolve);
      this.worker.postMessage({ id, source });
    });
  }
}

// Jest cannot load the interpreter itself, whose code imports at run time: it lives in a thread of plain Node.
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { Lua } from 'wasmoon-lua5.1';

const lua = await Lua.create();
lua.doStringSync(readFileSync(new URL('prelude.lua', import.meta.url), 'utf8'));

parentPort?.on('message', ({ id, source }) => {
  let text;
  try {
    text = String(lua.doStringSync(source));
  } catch (error) {
    text = `false:${error}`;
  }
  parentPort?.postMessage({ id, text });
});

import type { Json } from './Json';
import { luaString } from './luaString';

/**
 * A value as Lua source, made as Argo CD hands objects to scripts: null is nothing, and in a list it leaves no gap.
 */
export function luaLiteral(value: Json): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return luaString(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) {
    const items = value.filter(item => item !== null);
    return `{${items.map(luaLiteral).join(',')}}`;
  }
  return `{${Object.entries(value)
    .map(([key, item]) => `[${luaString(key)}]=${luaLiteral(item)}`)
    .join(',')}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

import type { Json } from './Json';

/** What is put in the place of a field: nothing, null, and every other type, empty and not. */
const SUBSTITUTES: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  '',
  'x',
  -1,
  1.5,
  {},
  [],
  [null, 'x', { name: 1 }],
  { phase: {}, name: [] },
];

type Path = readonly (string | number)[];

/** Every way in which one field of an object can be gone or of another type. */
export function* damaged(object: Json): Generator<Json> {
  for (const path of pathsOf(object)) {
    for (const substitute of SUBSTITUTES)
      yield replaced(object, path, substitute);
  }
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, item]) =>
      pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function replaced(value: Json, path: Path, substitute: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined || value === null || typeof value !== 'object') {
    return substitute ?? null;
  }
  const entries = Object.entries(value).flatMap(
    ([name, item]): [string, Json][] => {
      if (name !== String(key)) return [[name, item]];
      if (rest.length > 0) return [[name, replaced(item, rest, substitute)]];
      return substitute === undefined ? [] : [[name, substitute]];
    },
  );
  return Array.isArray(value)
    ? entries.map(([, item]) => item)
    : Object.fromEntries(entries);
}

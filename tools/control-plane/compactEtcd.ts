import { textAt } from './json.ts';

/** Throws away all versions before the current one, by the HTTP gateway of the etcd on this port. */
export async function compactEtcd(port: number): Promise<void> {
  const key = Buffer.from('any').toString('base64');
  const current = await post(port, 'range', { key });
  const revision = textAt(current, 'header', 'revision');
  await post(port, 'compaction', { revision, physical: true });
}

async function post(
  port: number,
  operation: string,
  body: object,
): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/v3/kv/${operation}`, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`etcd refused a ${operation}: ${text}`);
  return JSON.parse(text);
}

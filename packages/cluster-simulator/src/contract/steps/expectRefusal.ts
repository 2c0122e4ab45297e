import assert from 'node:assert/strict';
import { at } from './at.ts';

export function expectRefusal(
  answer: { status: number; body: unknown },
  code: number,
  reason: string,
  message?: string | RegExp,
): { body: unknown } {
  assert.equal(answer.status, code, JSON.stringify(answer.body));
  const { body } = answer;
  assert.equal(at(body, 'kind'), 'Status');
  assert.equal(at(body, 'apiVersion'), 'v1');
  assert.equal(at(body, 'status'), 'Failure');
  assert.equal(at(body, 'reason'), reason);
  assert.equal(at(body, 'code'), code);
  if (typeof message === 'string') assert.equal(at(body, 'message'), message);
  else if (message) assert.match(String(at(body, 'message')), message);
  return { body };
}

import { KubernetesSession } from '../../KubernetesSession';
import { realTiming } from '../../realTiming';

const VISITORS = 6;
/** Of one visitor, on one connection: what is wrong with one answer strikes the others. */
const AT_A_TIME = 3;
/** Now and then all is dropped, whatever is under way. */
const SESSION_OF = 23;
const PATH = '/apis/example.test/v1/things';
/** What is never answered is not waited for. */
const PATIENCE_MS = 100;

type Asking = (
  session: KubernetesSession,
  signal: AbortSignal,
) => Promise<unknown>;

const never = new AbortController().signal;

const ASKINGS: readonly Asking[] = [
  (session, signal) => session.get({ method: 'GET', path: PATH, signal }),
  (session, signal) => session.list(PATH, { signal, take: () => {} }),
  (session, signal) => watchToTheEnd(session, signal),
  (session, signal) => watchOneEvent(session, signal),
  (session, signal) =>
    session.request({
      method: 'PATCH',
      path: PATH,
      contentType: 'application/json-patch+json',
      body: [{ op: 'test', path: '/a', value: 'x'.repeat(1_000) }],
      signal,
    }),
];

/** When nobody waits for the answer any more. */
const LOSSES_OF_INTEREST: readonly (() => AbortSignal)[] = [
  () => never,
  () => abortedBy(abort => queueMicrotask(abort)),
  () => abortedBy(abort => process.nextTick(abort)),
  () => abortedBy(abort => setImmediate(abort)),
  () => abortedBy(abort => setTimeout(abort, 2)),
  () => abortedBy(abort => setTimeout(abort, 5)),
  () => never,
];

function abortedBy(later: (abort: () => void) => void): AbortSignal {
  const controller = new AbortController();
  later(() => controller.abort(new Error('nobody waits')));
  return controller.signal;
}

async function watchToTheEnd(
  session: KubernetesSession,
  signal: AbortSignal,
): Promise<void> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const { events } = await session.watch(PATH, { signal: late });
  if (!events) return;
  while (!(await events.next()).done);
}

async function watchOneEvent(
  session: KubernetesSession,
  signal: AbortSignal,
): Promise<void> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const { events } = await session.watch(PATH, { signal: late });
  await events?.next();
  await events?.return();
}

/** Asks so many questions, one way after the other, and drops some; how each ends does not matter. */
async function visit(url: string, ca: string, questions: number) {
  const open = () =>
    new KubernetesSession({
      access: {
        keys: { url: 'url', ca: 'ca', credentials: 'token' },
        endpoint: async () => ({ url: new URL(url), ca, verify: true }),
        authorization: async () => 'Bearer right',
      },
      timing: {
        ...realTiming,
        pingInterval: PATIENCE_MS,
        pingTimeout: PATIENCE_MS,
        requestTimeout: PATIENCE_MS,
      },
    });
  let session = open();
  let asked = 0;
  const work = async () => {
    while (asked < questions) {
      asked += 1;
      if (asked % SESSION_OF === 0) {
        session.close();
        session = open();
      }
      const ask = ASKINGS[asked % ASKINGS.length];
      const signalOf = LOSSES_OF_INTEREST[asked % LOSSES_OF_INTEREST.length];
      if (!ask || !signalOf) return;
      await ask(session, signalOf()).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  session.close();
}

const [url = '', ca = '', questions = '0'] = process.argv.slice(2);
for (let visitor = 0; visitor < VISITORS; visitor += 1) {
  void visit(url, ca, Number(questions));
}

import { faultRow } from '../stage/faultRow';
import { answer } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f24 = faultRow({
  id: 'F24',
  fault: 'a redirect to another host',
  async run(stage) {
    const elsewhere = await stage.scripted();
    const server = await stage.scripted();
    server.script = {
      list: response =>
        answer(response, 302, '', {
          'content-type': 'text/html',
          location: `${elsewhere.url}/apis/argoproj.io/v1alpha1/rollouts`,
        }),
    };
    const watched = stage.watch(server);
    await stage.until(
      'told',
      () => watched.state() === 'unreachable: cluster-redirect',
      20 * SECOND,
    );
    await stage.pass(10 * SECOND);
    stage.expect(
      'not followed, so that the token stays here',
      elsewhere.seen.length === 0,
    );
  },
});

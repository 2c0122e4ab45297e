import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f21 = faultRow({
  id: 'F21',
  fault:
    'certificates: unknown authority, another host, expired, a new authority in its file',
  async run(stage) {
    const cluster = await stage.cluster('certified');
    new StoredRollouts(cluster).create('web');
    const stranger = selfSignedCertificate().cert;
    const unknown = stage.watch({ url: cluster.server, ca: stranger });
    const file = join(await mkdtemp(join(tmpdir(), 'rollouts-')), 'ca.pem');
    stage.onStop(() => rm(dirname(file), { recursive: true }));
    await writeFile(file, stranger);
    const rotated = stage.watch({ url: cluster.server, caFile: file });
    await stage.until(
      'an unknown authority is named',
      () => unknown.state() === 'unreachable: cluster-unknown-ca',
      20 * SECOND,
    );
    await stage.until(
      'also one from a file',
      () => rotated.state() === 'unreachable: cluster-unknown-ca',
      20 * SECOND,
    );
    stage.expect(
      'by the key that is to be mended',
      unknown.facts.freshness().problem?.params.key ===
        'rollouts.clusters[0].caData',
    );
    await writeFile(file, cluster.caPem);
    await stage.until(
      'the new one is taken without a restart',
      () => rotated.isLive() && rotated.knows('web'),
      MINUTE,
    );
    const elsewhere = await stage.scripted(
      selfSignedCertificate({ host: 'elsewhere.example.test' }),
    );
    const expired = await stage.scripted(
      selfSignedCertificate({ until: new Date(Date.UTC(2021, 0, 1)) }),
    );
    const another = stage.watch(elsewhere);
    const late = stage.watch(expired);
    await stage.until(
      'one for another host is named',
      () => another.state() === 'unreachable: cluster-certificate-host',
      20 * SECOND,
    );
    await stage.until(
      'one whose time is over, too',
      () => late.state() === 'unreachable: cluster-certificate-expired',
      20 * SECOND,
    );
    stage.expect(
      'nothing is ever read or asked without a check',
      unknown.keys().length === 0 &&
        elsewhere.paths.length === 0 &&
        expired.paths.length === 0,
    );
  },
});

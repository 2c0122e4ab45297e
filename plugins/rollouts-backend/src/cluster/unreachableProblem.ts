import {
  sentence,
  type FreshnessState,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import type { AccessKeys } from './ClusterAccess';
import { causesOf } from './causesOf';
import { ClusterProblemError } from './ClusterProblemError';
import { errorCode } from './errorCode';
import { GarbledStreamError } from './wire/GarbledStreamError';

export type ClusterProblem = { state: FreshnessState; problem: Sentence };

type ProblemOf = (keys: AccessKeys) => Sentence;

const unknownCa: ProblemOf = ({ ca }) =>
  sentence('cluster-unknown-ca', { key: ca });
const certificateTime: ProblemOf = () =>
  sentence('cluster-certificate-expired');
const addressUnknown: ProblemOf = ({ url }) =>
  sentence('cluster-address-unknown', { key: url });
const timeout: ProblemOf = ({ url }) =>
  sentence('cluster-timeout', { key: url });
const notTls: ProblemOf = ({ url }) =>
  sentence('cluster-not-tls', { key: url });
const clientCertificate: ProblemOf = ({ credentials }) =>
  sentence('cluster-client-certificate', { key: credentials });
const lost: ProblemOf = () => sentence('cluster-connection-lost');

// Codes of Node's system errors and of its TLS verification (X509 codes in the Node documentation of `tls`).
const BY_CODE: ReadonlyMap<string, ProblemOf> = new Map([
  ['ENOTFOUND', addressUnknown],
  ['EAI_AGAIN', addressUnknown],
  ['EAI_FAIL', addressUnknown],
  [
    'ECONNREFUSED',
    ({ url }: AccessKeys) => sentence('cluster-refused', { key: url }),
  ],
  ['ETIMEDOUT', timeout],
  ['EHOSTUNREACH', timeout],
  ['ENETUNREACH', timeout],
  ['ECONNRESET', lost],
  ['EPIPE', lost],
  ['ERR_STREAM_PREMATURE_CLOSE', lost],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownCa],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownCa],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownCa],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownCa],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', unknownCa],
  ['CERT_SIGNATURE_FAILURE', unknownCa],
  ['CERT_UNTRUSTED', unknownCa],
  ['INVALID_CA', unknownCa],
  ['CERT_HAS_EXPIRED', certificateTime],
  ['CERT_NOT_YET_VALID', certificateTime],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    ({ url }: AccessKeys) => sentence('cluster-certificate-host', { key: url }),
  ],
  ['EPROTO', notTls],
  ['ERR_SSL_WRONG_VERSION_NUMBER', notTls],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', notTls],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', clientCertificate],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', clientCertificate],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', clientCertificate],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', clientCertificate],
  ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', clientCertificate],
]);

/** Why no usable answer came from a cluster, in words that name the configuration key to look at. */
export function unreachableProblem(
  error: unknown,
  keys: AccessKeys,
): ClusterProblem {
  for (const link of causesOf(error)) {
    if (link instanceof ClusterProblemError) {
      return { state: link.state, problem: link.problem };
    }
    if (link instanceof GarbledStreamError) {
      return { state: 'unreachable', problem: sentence('cluster-garbled') };
    }
  }
  const code = errorCode(error);
  const known = code === undefined ? undefined : knownProblem(code);
  return {
    state: 'unreachable',
    problem:
      known?.(keys) ??
      sentence('cluster-unreachable', {
        key: keys.url,
        reason: code ?? 'connection closed',
      }),
  };
}

function knownProblem(code: string): ProblemOf | undefined {
  return (
    BY_CODE.get(code) ?? (code.startsWith('ERR_HTTP2_') ? lost : undefined)
  );
}

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export type CertificateOptions = {
  /** Whom it names instead of 127.0.0.1 and `localhost`. */
  host?: string;
  /** Until when it is valid, before 2050. */
  until?: Date;
};

const LONG = new Date(Date.UTC(2049, 11, 31));

/**
 * A certificate for 127.0.0.1 that is its own authority, and its key, both PEM. Made here because nothing in Node makes
 * one and a start should not depend on a program.
 */
export function selfSignedCertificate({
  host,
  until = LONG,
}: CertificateOptions = {}): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const name = sequence(
    set(
      sequence(oid('550403'), der(0x0c, Buffer.from('simulated API server'))),
    ),
  );
  const signedWith = sequence(oid('2a8648ce3d040302'));
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signedWith,
    name,
    sequence(time(new Date(Date.UTC(2020, 0, 1))), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension('551d13', sequence(der(0x01, Buffer.from([0xff])))),
        extension(
          '551d11',
          host === undefined
            ? sequence(
                der(0x87, Buffer.from([127, 0, 0, 1])),
                der(0x82, Buffer.from('localhost')),
              )
            : sequence(der(0x82, Buffer.from(host))),
        ),
      ),
    ),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(
    body,
    signedWith,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  const base64 = certificate.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

// X.690: tag, length, content.
function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([tag, ...lengthOf(content.length)]),
    content,
  ]);
}

function lengthOf(size: number): number[] {
  if (size < 0x80) return [size];
  if (size < 0x100) return [0x81, size];
  return [0x82, Math.floor(size / 256), size % 256];
}

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts));
const set = (...parts: Buffer[]) => der(0x31, Buffer.concat(parts));
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const integer = (bytes: Buffer) => der(0x02, bytes);
// Without the century: of the year, two digits.
const time = (date: Date) =>
  der(
    0x17,
    Buffer.from(`${date.toISOString().slice(2, 19).replace(/\D/g, '')}Z`),
  );
const extension = (id: string, value: Buffer) =>
  sequence(oid(id), der(0x04, value));

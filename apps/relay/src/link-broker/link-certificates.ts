import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createPrivateKey, KeyObject, webcrypto } from 'node:crypto';

/** A certificate with its private key, both PEM. The key never leaves the machine. */
export interface Certificate {
  certificatePem: string;
  privateKeyPem: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
const years = (count: number) => new Date(Date.now() + count * 365 * dayMs);
/** Clocks of offices differ. */
const yesterday = () => new Date(Date.now() - dayMs);

/** A private authority for one office's link broker: valid for 20 years, for nothing but servers' certificates. */
export async function createAuthority(name: string): Promise<Certificate> {
  const keys = await createKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    keys,
    signingAlgorithm: algorithm,
    notBefore: yesterday(),
    notAfter: years(20),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return toPem(certificate, keys);
}

/** A server's certificate for these host names, valid for 10 years. */
export async function issueCertificate(authority: Certificate, hosts: readonly string[]): Promise<Certificate> {
  const issuer = new X509Certificate(authority.certificatePem);
  const keys = await createKeys();
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns', value }))),
    await AuthorityKeyIdentifierExtension.create(await issuer.publicKey.export()),
  ];
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: hosts.slice(0, 1) }],
    issuer: issuer.subjectName.toJSON(),
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(authority),
    signingAlgorithm: algorithm,
    notBefore: yesterday(),
    notAfter: years(10),
    extensions,
  });
  return toPem(certificate, keys);
}

const createKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

function signingKeyOf({ privateKeyPem }: Certificate): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(privateKeyPem).export({ format: 'der', type: 'pkcs8' });
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

const toPem = (certificate: X509Certificate, { privateKey }: webcrypto.CryptoKeyPair): Certificate => ({
  certificatePem: `${certificate.toString('pem')}\n`,
  privateKeyPem: KeyObject.from(privateKey).export({ format: 'pem', type: 'pkcs8' }).toString(),
});

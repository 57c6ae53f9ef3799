/** A name of one's own needs a certificate. */
export class CertificateMissingError extends Error {
  public readonly code = 'CERTIFICATE_MISSING';
  public override readonly name = 'CertificateMissingError';

  /** @param domainName  the name, as it was given */
  constructor(public readonly domainName: string) {
    super(`domainName is ${domainName}, but certificate is missing. Give certificate, of ACM in the API's own Region (api.certificate_arn), or leave domainName out.`);
  }
}

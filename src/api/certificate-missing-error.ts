import { ConstructError } from '../errors/construct-error';

/** A name of one's own needs a certificate. */
export class CertificateMissingError extends ConstructError {
  public readonly code = 'CERTIFICATE_MISSING';
  public override readonly name = 'CertificateMissingError';

  /** @param domainName  the name, as it was given */
  constructor(domainName: string) {
    super({
      prop: 'domainName', value: domainName,
      problem: 'has no certificate',
      remedy: "Give certificate, of ACM in the API's own Region (api.certificate_arn), or leave domainName out.",
    });
  }
}

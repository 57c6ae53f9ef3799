import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Speaks the protocol of STS over HTTP: a role that it knows is assumed, any other is refused. */
export class StsServer {
  /** What was asked for: role and session name. */
  readonly assumed: { readonly roleArn: string; readonly session: string }[] = [];
  /** How long credentials are valid, seconds. */
  lifetime = 3_600;
  private readonly server: Server;

  /** @param accessKeys  the access key that each role gives, by its ARN */
  constructor(private readonly accessKeys: Readonly<Record<string, string>>) {
    this.server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const form = new URLSearchParams(text);
      const roleArn = form.get('RoleArn') ?? '';
      this.assumed.push({ roleArn, session: form.get('RoleSessionName') ?? '' });
      const key = form.get('Action') === 'AssumeRole' ? this.accessKeys[roleArn] : undefined;
      response.writeHead(key ? 200 : 403, { 'content-type': 'text/xml' }).end(key ? this.credentials(key) : REFUSAL);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private credentials(key: string): string {
    const expiration = new Date(Date.now() + this.lifetime * 1_000).toISOString();
    return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>${key}</AccessKeyId>`
      + `<SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
  }
}

const REFUSAL = '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>'
  + '<Message>secret</Message></Error></ErrorResponse>';

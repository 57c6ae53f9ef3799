import type { HttpResponder } from './http';

/** An answer as API Gateway's proxy integration takes it. */
export interface BufferedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Collects an answer. */
export class BufferedResponder implements HttpResponder {
  private statusCode = 500;
  private headers: Readonly<Record<string, string>> = {};
  private readonly chunks: string[] = [];

  begin(status: number, headers: Readonly<Record<string, string>>): void {
    this.statusCode = status;
    this.headers = headers;
  }

  async write(chunk: string): Promise<void> {
    this.chunks.push(chunk);
  }

  async end(): Promise<void> { /* the answer leaves as the handler's result */ }

  response(): BufferedResponse {
    return { statusCode: this.statusCode, headers: this.headers, body: this.chunks.join('') };
  }
}

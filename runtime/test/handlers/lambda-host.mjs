// Runs a handler of a bundle as Lambda's Node runtime does, one invocation for each POST, and answers with what leaves through its stream.
// usage: [REMAINING_MS=n] node lambda-host.mjs BUNDLE stream|buffered      prints its port when it is ready
// REMAINING_MS is what an invocation has left when it begins, by default 30 seconds.
import { createServer } from 'node:http';
import { Writable } from 'node:stream';

const [, , bundle, kind] = process.argv;

/** The prelude that API Gateway cuts off: status and headers as JSON, then eight zero bytes. It leaves with the first write. */
class ResponseStream extends Writable {
  constructor(response) {
    super({ highWaterMark: 16_384 });
    this.response = response;
    response.on('close', () => { if (!response.writableFinished) this.destroy(); });
  }

  _write(chunk, _encoding, callback) {
    const bytes = this.prelude ? Buffer.concat([Buffer.from(JSON.stringify(this.prelude)), Buffer.alloc(8), chunk]) : chunk;
    this.prelude = undefined;
    if (this.response.write(bytes)) callback();
    else this.response.once('drain', callback);
  }

  _final(callback) {
    this.response.end(callback);
  }
}

globalThis.awslambda = {
  streamifyResponse: handler => handler,
  HttpResponseStream: {
    from(stream, metadata) {
      stream.prelude = metadata;
      return stream;
    },
  },
};

const { handler } = await import(bundle);
let last = {};

const server = createServer(async (request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify(last));
  const body = [];
  for await (const chunk of request) body.push(chunk);
  const event = JSON.parse(Buffer.concat(body).toString());
  const context = { callbackWaitsForEmptyEventLoop: true, getRemainingTimeInMillis: () => Number(process.env.REMAINING_MS ?? 30_000) };
  last = { ended: false };
  if (kind === 'stream') {
    const stream = new ResponseStream(response);
    await handler(event, stream, context);
  } else {
    response.end(JSON.stringify(await handler(event, context)));
  }
  const timers = process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
  last = { ended: true, waitsForEmptyEventLoop: context.callbackWaitsForEmptyEventLoop, timers };
});
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${server.address().port}\n`));

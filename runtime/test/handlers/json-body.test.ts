import { parseFeedback } from '../../src/handlers/feedback-body';
import type { HttpRequest } from '../../src/handlers/http';
import { parseMessage } from '../../src/handlers/message-body';

function request(body: string, contentType = 'application/json; charset=utf-8'): HttpRequest {
  return { method: 'POST', path: '/', query: {}, headers: { 'content-type': contentType }, body };
}

describe.each<[string, (from: HttpRequest) => unknown, string]>([
  ['a question', parseMessage, '{"message":"How much?"}'],
  ['a judgement', parseFeedback, '{"verdict":"good"}'],
])('the body of %s', (_, parse, sound) => {
  test('is read as JSON', () => {
    expect(parse(request(sound))).toMatchObject(JSON.parse(sound));
  });

  test('is JSON by its Content-Type, too', () => {
    expect(() => parse(request(sound, 'text/plain'))).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 }));
  });

  test('has at most 64 KB', () => {
    expect(parse(request(sound.padEnd(64 * 1024)))).toMatchObject(JSON.parse(sound));
    expect(() => parse(request(sound.padEnd(64 * 1024 + 1)))).toThrow(expect.objectContaining({ code: 'BODY_TOO_LARGE', status: 413 }));
  });

  test('that is no JSON is refused without its text', () => {
    expect(() => parse(request('{"secret": '))).toThrow(expect.objectContaining({
      code: 'BAD_REQUEST', status: 400, message: 'The body is not JSON: it ends too early.', remedy: expect.stringMatching(/^Send \{/),
    }));
  });
});

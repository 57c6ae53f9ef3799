import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { GuardrailMismatchError } from '../../src/agents/guardrail-mismatch-error';
import { CertificateMissingError } from '../../src/api/certificate-missing-error';
import { IdentityError } from '../../src/api/identity-error';
import { NothingToRecordError } from '../../src/audit/nothing-to-record-error';
import { TrailResourceError } from '../../src/audit/trail-resource-error';
import { BackupRetentionError } from '../../src/backup/backup-retention-error';
import { NothingToCopyError } from '../../src/backup/nothing-to-copy-error';
import { ConfigurationError } from '../../src/config/configuration-error';
import { KeysPartedError } from '../../src/config/reading/keys-parted-error';
import { ConstructError } from '../../src/errors/construct-error';
import { KnownOnlyAtDeploymentError } from '../../src/errors/known-only-at-deployment-error';
import { ConcurrencyError } from '../../src/functions/concurrency-error';
import { MissingBundleError } from '../../src/functions/missing-bundle-error';
import { ManifestTokenError } from '../../src/manifest/manifest-token-error';
import { NamesTakenError } from '../../src/naming/names-taken-error';
import { NetworkError } from '../../src/network/network-error';
import { MetricNotEmittedError } from '../../src/observability/metric-not-emitted-error';
import { ToolFamilyError } from '../../src/tools/tool-family-error';

/** One of each, of those that are made of different parts. */
const ERRORS: readonly ConstructError[] = [
  new BackupRetentionError(100, 30),
  new CertificateMissingError('chat.example.com'),
  new ConcurrencyError('provisionedConcurrencyMaximum', 3, 'provisionedConcurrency', 5, 'Raise it, or leave it out.'),
  new ConfigurationError([{ place: 'dev.yaml:3:5', path: 'api.burst', value: 0, message: 'is 0, expected a whole number', hint: 'Write 1.' }]),
  new GuardrailMismatchError(true),
  new IdentityError('userPoolClient', undefined, 'is given without userPool', 'Give the pool of the client, too.'),
  new KeysPartedError(),
  new KnownOnlyAtDeploymentError('zones', 'how many subnets there are'),
  new ManifestTokenError('tools'),
  new MetricNotEmittedError('Turn', 'there is none of that name', 'There are Turns.'),
  new MissingBundleError('/assets/chat'),
  new NamesTakenError('scap', 'dev', 'Stack/Platform'),
  new NetworkError('zones', 4, 'is neither 2 nor 3', 'Give 2 or 3.'),
  new NothingToCopyError(),
  new NothingToRecordError(),
  new ToolFamilyError('weather', ['inventory', 'sql']),
  new TrailResourceError('a role that writes its log'),
];

const SOURCES = path.join(__dirname, '../../src');
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map(file => ({ file, text: readFileSync(path.join(SOURCES, file), 'utf8') }));

test('every error of the constructs is a ConstructError with a literal code of its own and a remedy', () => {
  const classes = sources.flatMap(({ text }) => [...text.matchAll(/class (\w+Error)\b(?: extends (\w+))?[^]*?^\}/gm)])
    .filter(([, name]) => name !== 'ConstructError');
  expect(classes.length).toBeGreaterThanOrEqual(ERRORS.length);
  for (const [source, name, base] of classes) expect([name, base, /\bremedy\b/.test(source)]).toEqual([name, 'ConstructError', true]);
  const codes = classes.map(([source]) => /public readonly code = '([A-Z_]+)';/.exec(source)?.[1]);
  expect(codes).not.toContain(undefined);
  expect(new Set(codes).size).toBe(classes.length);
});

test('nothing else is thrown, but what was caught', () => {
  const bare = sources.flatMap(({ file, text }) => [...text.matchAll(/\bthrow (?!new \w+Error\(|thrown;).*|new (?:Type|Range)?Error\(.*/g)].map(([line]) => `${file}: ${line}`));
  expect(bare).toEqual([]);
});

test('each says what was wrong and what to write instead', () => {
  for (const error of ERRORS) {
    const { code, name, prop, remedy, message } = error;
    expect(error).toBeInstanceOf(ConstructError);
    expect([name, code]).toEqual([name, expect.stringMatching(/^[A-Z]+(_[A-Z]+)*$/)]);
    expect([name, prop]).toEqual([name, expect.stringMatching(/\w/)]);
    expect([name, remedy]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
    expect(message).toContain(remedy);
  }
});

test('the message names the prop as it was written, its value, what is wrong, and the remedy', () => {
  const { message, prop, value, remedy } = new ConcurrencyError('provisionedConcurrencyMaximum', 3, 'provisionedConcurrency', 5, 'Raise it, or leave it out.');
  expect(message).toBe('provisionedConcurrencyMaximum: 3 is below provisionedConcurrency: 5. Raise it, or leave it out.');
  expect({ prop, value, remedy }).toEqual({ prop: 'provisionedConcurrencyMaximum', value: 3, remedy: 'Raise it, or leave it out.' });
});

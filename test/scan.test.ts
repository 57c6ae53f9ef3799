import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { Stack } from 'aws-cdk-lib';
import { ConfigurationManager, SupplyChainAgentPlatform } from '../src';
import { templateOf, testApp } from './fixture/synthesize';

const ROOT = path.join(__dirname, '..');

/** What belongs to one account, one person or one place, and therefore into a configuration and nowhere else. */
const PLANTED_AND_FOUND: readonly [string, RegExp, string][] = [
  ['account id', /(?<![\d.])\d{12}(?![\d.])/g, 'account 482910375566 pays'],
  ['ARN of an account', /\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:/g, 'arn:aws:kms::482910375566:key/x'],
  ['Region', /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-(?:gov|iso[a-z]*))?-(?:central|(?:north|south)?(?:east|west)?)-\d\b/g, 'deployed to eu-west-2 only'],
  ['access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, 'AKIAQ7WZ4XNP2LRT6KVB'],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g, '-----BEGIN RSA PRIVATE KEY-----'],
  ['mail address', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|de|eu)\b/g, 'write to jane.doe@acme-foods.com'],
];

/** Where such a thing may stand, and why. */
const ALLOWED: readonly { readonly file: RegExp; readonly kind: string; readonly text?: RegExp; readonly reason: string }[] = [
  { file: /^src\/agents\/geographies\.ts$/, kind: 'Region', reason: 'the dated table of inference profiles' },
  { file: /^assets\//, kind: 'Region', reason: 'the AWS SDK knows the Regions of its global endpoints' },
  { file: /^runtime\/src\/local\//, kind: 'Region', text: /^us-east-1$/, reason: 'the embedded engines want some Region, and nothing leaves the laptop' },
  { file: /^src\/naming\//, kind: 'Region', text: /^us-isof-south-1$/, reason: 'the length of the longest name' },
  {
    file: /^(src\/observability\/|scripts\/(prices|write-costs)|docs\/reference\/costs\.md$|API\.md$|\w+\.template\.json$)/, kind: 'Region', text: /^us-east-1$/,
    reason: 'AWS publishes what an account costs there alone, and prices are those of its list',
  },
  { file: /./, kind: 'Region', text: /^eu-central-1$/, reason: 'the one example in docstrings and messages' },
  { file: /./, kind: 'mail address', text: /@example\.(com|org|net)$/, reason: 'reserved for examples (RFC 2606)' },
];

interface Finding { readonly file: string; readonly kind: string; readonly text: string }

test.each(PLANTED_AND_FOUND)('a planted %s is found', (kind, _, planted) => {
  expect(scan('docs/planted.md', planted).map(finding => finding.kind)).toContain(kind);
});

test('sources, configuration and docs name no account, Region, key or person', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\n')
    .filter(file => /^(src|runtime\/src|runtime\/web|config|docs|examples|scripts|bench|schema)\/|^[A-Z]+\.md$|^cdk\.json$/.test(file) && !/\.(png|svg)$/.test(file));
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(file => scan(file, readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
});

test('the bundles that ship name none', () => {
  const files = readdirSync(path.join(ROOT, 'assets'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).map(entry => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
  expect(files.length).toBeGreaterThan(3);
  expect(files.flatMap(file => scan(file, readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
});

test.each(['dev', 'staging', 'prod'])('the template of %s names none', environment => {
  const stack = new Stack(testApp(), 'Example');
  new SupplyChainAgentPlatform(stack, 'Platform', ConfigurationManager.load(path.join(ROOT, 'config', `${environment}.yaml`)));
  const template = templateOf(stack).toJSON();
  delete template.Mappings; // the table of inference profiles
  const withoutHashes = JSON.stringify(template).replace(/[0-9a-f]{32,}/g, 'hash');
  expect(scan(`${environment}.template.json`, withoutHashes)).toEqual([]);
});

function scan(file: string, content: string): Finding[] {
  return PLANTED_AND_FOUND.flatMap(([kind, pattern]) => [...content.matchAll(pattern)].map(([text]) => ({ file, kind, text })))
    .filter(finding => !ALLOWED.some(({ file: place, kind, text }) => place.test(finding.file) && kind === finding.kind && (text?.test(finding.text) ?? true)));
}

import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ConfigurationManager, SupplyChainAgentPlatform } from '../../src';
import { ACKNOWLEDGED_CHECKS } from './template-checks/acknowledged';

const ROOT = path.join(__dirname, '..', '..');
/** A virtual environment of its own: checkov pins many libraries. */
const VENV = path.join(ROOT, '.venv', 'template-checks');
const REQUIREMENTS = path.join(__dirname, 'template-checks', 'requirements.txt');
const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

interface FailedCheck {
  readonly check_id: string;
  readonly check_name: string;
  /** `AWS::S3::Bucket.LogicalId` */
  readonly resource: string;
}

const work = mkdtempSync(path.join(tmpdir(), 'template-checks-'));

beforeAll(() => {
  installTools();
  for (const environment of ENVIRONMENTS) synthesize(environment);
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

test.each(ENVIRONMENTS)('cfn-lint finds no error in the templates of %s', environment => {
  const linted = spawnSync(path.join(VENV, 'bin', 'cfn-lint'), ['--non-zero-exit-code', 'error', ...templates(environment)], { encoding: 'utf8' });
  expect({ status: linted.status, errors: linted.stdout.split('\n').filter(line => /^E\d/.test(line)) }).toEqual({ status: 0, errors: [] });
});

test('cfn-lint is awake: a property that does not exist is found', () => {
  const file = path.join(work, 'wrong.template.json');
  writeFileSync(file, JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { Colour: 'blue' } } } }));
  expect(spawnSync(path.join(VENV, 'bin', 'cfn-lint'), [file], { encoding: 'utf8' }).stdout).toContain('E3002');
});

test.each(ENVIRONMENTS)('checkov finds nothing in the templates of %s that is not acknowledged', environment => {
  const found = failedChecks(path.join(work, environment));
  expect(found.filter(each => !acknowledged(environment, each)).map(({ check_id, check_name, resource }) => `${check_id} ${check_name}: ${resource}`)).toEqual([]);
});

test('every acknowledged finding of checkov is still found', () => {
  const found = ENVIRONMENTS.map(environment => ({ environment, checks: failedChecks(path.join(work, environment)) }));
  expect(ACKNOWLEDGED_CHECKS.filter(each => !found.some(({ environment, checks }) => checks.some(check => covers(each, environment, check))))).toEqual([]);
});

test('checkov is awake: it finds a plain bucket', () => {
  const outdir = path.join(work, 'plain');
  const app = new App({ outdir, analyticsReporting: false });
  new s3.Bucket(new Stack(app, 'Plain'), 'Plain');
  app.synth();
  expect(failedChecks(outdir).map(each => each.check_id)).toEqual(expect.arrayContaining(['CKV_AWS_18', 'CKV_AWS_21']));
});

function installTools(): void {
  const stamp = path.join(VENV, 'installed.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  mkdirSync(path.dirname(VENV), { recursive: true });
  execFileSync('python3', ['-m', 'venv', '--clear', VENV]);
  execFileSync(path.join(VENV, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS], { stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

function synthesize(environment: string): void {
  const app = new App({ outdir: path.join(work, environment), analyticsReporting: false });
  new SupplyChainAgentPlatform(new Stack(app, 'Example'), 'Platform', ConfigurationManager.load(path.join(ROOT, 'config', `${environment}.yaml`)));
  app.synth();
}

function templates(environment: string): string[] {
  return readdirSync(path.join(work, environment)).filter(file => file.endsWith('.template.json')).map(file => path.join(work, environment, file));
}

function failedChecks(directory: string): readonly FailedCheck[] {
  const { stdout } = spawnSync(path.join(VENV, 'bin', 'checkov'), [
    '-d', directory, '--framework', 'cloudformation', '--skip-download', '--compact', '--quiet', '--output', 'json',
  ], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const report: { readonly results?: { readonly failed_checks: readonly FailedCheck[] } } = JSON.parse(stdout);
  if (!report.results) throw new Error(`checkov has checked nothing: ${stdout.slice(0, 500)}`);
  return report.results.failed_checks;
}

const acknowledged = (environment: string, check: FailedCheck): boolean => ACKNOWLEDGED_CHECKS.some(each => covers(each, environment, check));

function covers({ check, resource, environments }: (typeof ACKNOWLEDGED_CHECKS)[number], environment: string, found: FailedCheck): boolean {
  return check === found.check_id && found.resource.includes(resource ?? '') && (environments?.includes(environment) ?? true);
}

import { execFileSync } from 'child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { gunzipSync } from 'zlib';

const ROOT = path.join(__dirname, '..', '..');
const VERSION: string = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version;
const CDK_FLOOR = '2.271.0';

/** Of the smallest platform. */
const FUNCTIONS = [
  'scap-chat-dev', 'scap-page-dev', 'scap-rotate-envelope-dev', 'scap-tools-inventory-dev', 'scap-tools-logistics-dev', 'scap-tools-overview-dev',
  'scap-tools-sql-dev', 'scap-tools-suppliers-dev',
];

const work = mkdtempSync(path.join(tmpdir(), 'package-'));
const packed = { js: '', python: '' };

beforeAll(() => {
  run('node', ['scripts/build-library.mjs'], ROOT);
  run('npx', ['jsii-pacmak', '--target', 'js', '--target', 'python', '--outdir', work], ROOT);
  packed.js = theFile(path.join(work, 'js'), '.tgz');
  packed.python = theFile(path.join(work, 'python'), '.whl');
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the npm package', () => {
  const files = (): string[] => run('tar', ['-tzf', packed.js], work).trim().split('\n').map(file => file.replace(/^package\//, ''));

  test('holds the assembly, the bundles and what it needs at run time, and nothing that only we need', () => {
    expect(files()).toEqual(expect.arrayContaining([
      '.jsii', 'README.md', 'LICENSE', 'lib/index.js', 'lib/index.d.ts', 'node_modules/yaml/package.json',
      'assets/chat/stream.mjs', 'assets/chat/buffered.mjs', 'assets/tools-inventory/tools-inventory.mjs', 'assets/tools-logistics/tools-logistics.mjs',
      'assets/tools-suppliers/tools-suppliers.mjs', 'assets/tools-sql/tools-sql.mjs', 'assets/tools-overview/tools-overview.mjs',
    ]));
    expect(files().filter(file => /^(src|test|runtime|examples|config|docs|scripts|bench|cdk\.|\.projen|node_modules\/(aws-cdk-lib|constructs)\/)/.test(file))).toEqual([]);
    expect(files().filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('node_modules/'))).toEqual([]);
  });

  test('is as small as it should be', () => {
    expect(statSync(packed.js).size).toBeLessThan(8 * 1024 * 1024);
  });

  test('says its version in the assembly, too', () => {
    const unpacked = mkdtempSync(path.join(work, 'unpacked-'));
    run('tar', ['-xzf', packed.js, '-C', unpacked, 'package/.jsii'], work);
    expect(assembly(path.join(unpacked, 'package'))).toMatchObject({ name: 'supply-chain-agent-platform', version: VERSION });
  });

  test('installed in an empty app of five lines, it synthesizes', () => {
    const app = mkdtempSync(path.join(work, 'app-'));
    writeFileSync(path.join(app, 'package.json'), JSON.stringify({ private: true }));
    run('npm', ['install', '--no-audit', '--no-fund', packed.js, `aws-cdk-lib@${CDK_FLOOR}`, 'constructs'], app);
    writeFileSync(path.join(app, 'app.js'), `
      const { App, Stack } = require('aws-cdk-lib');
      const { SupplyChainAgentPlatform } = require('supply-chain-agent-platform');
      const app = new App({ outdir: 'cdk.out', context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
      new SupplyChainAgentPlatform(new Stack(app, 'SupplyChainAgents'), 'Platform', { owner: 'supply-chain', costCenter: 'CC-1' });
      app.synth();
    `);
    run('node', ['app.js'], app);
    expect(functionsOf(app)).toEqual(FUNCTIONS);
  });
});

describe('the Python wheel', () => {
  test('installed in a virtual environment, the example of five lines synthesizes', () => {
    const app = mkdtempSync(path.join(work, 'python-'));
    run('python3', ['-m', 'venv', '.venv'], app);
    run('.venv/bin/pip', ['install', '--quiet', packed.python], app);
    copyFileSync(path.join(ROOT, 'examples', 'python', 'app.py'), path.join(app, 'app.py'));
    run('.venv/bin/python', ['app.py'], app, { CDK_OUTDIR: path.join(app, 'cdk.out') });
    expect(functionsOf(app)).toEqual(FUNCTIONS);
  });

  test('the production example is the same with keywords as with a dict for every part', () => {
    const app = pythonApp();
    const [keywords, dicts] = ['prod.py', 'prod_dicts.py'].map(example => {
      copyFileSync(path.join(ROOT, 'examples', 'python', example), path.join(app, example));
      const outdir = path.join(app, `${example}.out`);
      run('.venv/bin/python', [example], app, { CDK_OUTDIR: outdir });
      return JSON.parse(readFileSync(path.join(outdir, 'SupplyChainAgentsProd.template.json'), 'utf8'));
    });
    expect(Object.keys(keywords.Resources).length).toBeGreaterThan(200);
    expect(dicts).toEqual(keywords);
  });

  test('takes a configuration from a file, with a variable that overrides it', () => {
    const app = pythonApp();
    writeFileSync(path.join(app, 'from_file.py'), [
      'import aws_cdk as cdk',
      'from supply_chain_agent_platform import SupplyChainAgentPlatform',
      'app = cdk.App()',
      `SupplyChainAgentPlatform.from_config_file(cdk.Stack(app, "SupplyChainAgents"), "Platform", ${JSON.stringify(path.join(ROOT, 'config', 'dev.yaml'))})`,
      'app.synth()',
    ].join('\n'));
    run('.venv/bin/python', ['from_file.py'], app, { CDK_OUTDIR: path.join(app, 'cdk.out'), SCAP__ENVIRONMENT: 'trial' });
    expect(functionsOf(app)).toEqual(FUNCTIONS.map(name => name.replace(/dev$/, 'trial')));
  });
});

/** Where the wheel was installed. */
function pythonApp(): string {
  const [app] = readdirSync(work).filter(each => each.startsWith('python-'));
  if (app === undefined) throw new Error('The wheel is not installed.');
  return path.join(work, app);
}

/** Runs a command to its end and gives what it printed; what it complained of is in the error when it fails. */
function run(command: string, args: readonly string[], cwd: string, variables: Record<string, string> = {}): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1', ...variables } });
}

function theFile(folder: string, ending: string): string {
  const found = readdirSync(folder).filter(file => file.endsWith(ending));
  expect(found).toHaveLength(1);
  return path.join(folder, found[0]!);
}

/** The assembly, which jsii may have put beside a redirection, compressed. */
function assembly(folder: string): unknown {
  const compressed = path.join(folder, '.jsii.gz');
  return JSON.parse(existsSync(compressed) ? gunzipSync(readFileSync(compressed)).toString() : readFileSync(path.join(folder, '.jsii'), 'utf8'));
}

/** The names of the functions of the one stack that an app has synthesized. */
function functionsOf(app: string): string[] {
  const template: { Resources: Record<string, { Type: string; Properties: { FunctionName?: string } }> } =
    JSON.parse(readFileSync(path.join(app, 'cdk.out', 'SupplyChainAgents.template.json'), 'utf8'));
  return Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function').map(({ Properties }) => Properties.FunctionName ?? '').sort();
}

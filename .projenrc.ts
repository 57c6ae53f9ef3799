import { awscdk, javascript } from 'projen';

/** The lowest aws-cdk-lib that is supported: older ones let cdk-nag 3 find nothing (docs/adr/0002). */
const CDK_FLOOR = '2.271.0';
/** The one aws-cdk CLI that is tried: 3.x refuses assemblies of aws-cdk-lib 2.x. */
const CDK_CLI = '2.1148.1';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'supply-chain-agent-platform',
  description: 'Supply-chain agents over your own data, on AWS and on a laptop: one CDK construct with its runtime inside.',
  author: 'The supply-chain-agent-platform authors',
  authorAddress: 'https://github.com/supply-chain-agent-platform',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/supply-chain-agent-platform/supply-chain-agent-platform.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The supply-chain-agent-platform authors',
  keywords: ['aws', 'cdk', 'bedrock', 'agents', 'supply-chain', 'inventory'],
  defaultReleaseBranch: 'main',
  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.6.0',
  jsiiVersion: '~6.0.0',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '22',
  publishToPypi: { distName: 'supply-chain-agent-platform', module: 'supply_chain_agent_platform' },
  docgenFilePath: 'API.md',
  // projen's own jest and eslint set-ups update snapshots and mend code while they test: ours only look.
  jest: false,
  eslint: false,
  depsUpgrade: false,
  bumpPackage: 'commit-and-tag-version@^12', // 13 asks for Node 22
  bundledDeps: ['yaml@2.9.1'],
  devDeps: [
    `aws-cdk@${CDK_CLI}`,
    'aws-cdk-lib-newest@npm:aws-cdk-lib@2.276.0', // the checks run on the floor and on this one
    'cdk-nag@3.0.2',
    '@pydantic/genai-prices@0.1.8', // scripts/write-model-prices.mjs reads it
    '@swc/core',
    '@swc/jest',
    '@types/jest@^30',
    'jest@^30',
    'fast-check',
    '@stryker-mutator/core@9.6.1', // 10 asks for Node 22
    '@stryker-mutator/jest-runner@9.6.1',
    'eslint@^9',
    'typescript-eslint@^8',
    'eslint-plugin-import-x',
    'eslint-import-resolver-typescript',
    'esbuild',
    'playwright-core',
    'typescript@~6.0.0',
    '@types/node@^20',
  ],
  gitignore: ['/assets/', '/.scap/', '/cdk.out/', '/examples/**/cdk.out/', '/runtime/dist/', '/test-reports/', '.env', '__pycache__/', '.venv/'],
});

for (const path of [
  '/runtime/', '/examples/', '/config/', '/docs/', '/bench/', '/scripts/', '/.ci/', '/.scap/', '/.venv/', '/cdk.out/', '/test-reports/', '/CONTRIBUTING.md', '/cdk.json', '/.swcrc',
  '/eslint.config.mjs', '/jest.*.js', '/tsconfig*.json', '/.env*', '/.projenrc.ts',
]) project.addPackageIgnore(path);

// The version of both packages; a release bumps it.
project.package.addVersion('0.1.0');
project.npmignore?.include('/assets/');

project.package.addField('workspaces', ['runtime']);
// Examples import the package by its name, which Node resolves inside the repository only through `exports`.
project.package.addField('exports', { '.': './lib/index.js', './.jsii': './.jsii', './package.json': './package.json', './assets/*': './assets/*' });
// npm starts this process itself, so that a signal to npm reaches the platform: a task of projen's in between would swallow it.
project.package.setScript('start', 'exec node runtime/bin/scap.js start');
project.package.setScript('test:slow', 'npx projen test:slow');
project.package.setScript('test:account', 'npx projen test:account');
project.package.setScript('cdk', 'cdk');

const bundle = project.addTask('bundle', { description: 'Bundles the runtime: Lambda assets, the command scap and the page', exec: 'node runtime/build.mjs' });
project.preCompileTask.spawn(bundle);

const lint = project.addTask('lint', { description: 'Checks style and the directions of imports, and changes nothing' });
lint.exec('eslint --max-warnings 0 src test runtime/src runtime/test runtime/web examples .projenrc.ts');

const types = project.addTask('types', { description: 'Checks the types of everything that jest runs without checking' });
types.exec('tsc --noEmit -p tsconfig.dev.json');
types.exec('tsc --noEmit -p runtime/tsconfig.json');
types.exec('tsc --noEmit -p test/account/tsconfig.json');
types.exec('tsc --noEmit -p test/agreement/tsconfig.json');
types.exec('tsc --noEmit -p runtime/web/tsconfig.json');

project.testTask.reset();
project.testTask.spawn(bundle);
project.testTask.spawn(types);
project.testTask.spawn(lint);
project.testTask.exec('mkdir -p test-reports');
project.testTask.exec('jest --ci --json --outputFile=test-reports/fast.json');

const slow = project.addTask('test:slow', { description: 'The slower suites: the packed packages, the page in a browser, start and stop of the real process' });
slow.exec('mkdir -p test-reports');
slow.exec('jest --ci --config jest.slow.config.js --runInBand --json --outputFile=test-reports/slow.json');
slow.exec('jest --ci --config jest.newest-cdk.config.js --json --outputFile=test-reports/newest-cdk.json');

const account = project.addTask('test:account', { description: 'The platform on an emulated account: deployed by the CDK, asked by its users, changed, parked and destroyed' });
account.spawn(bundle);
account.exec('node scripts/account-environment.mjs');
account.exec('mkdir -p test-reports');
account.exec('jest --ci --config jest.account.config.js --runInBand --json --outputFile=test-reports/account.json');

for (const [name, what] of Object.entries({
  forecast: 'forecasts of series with trend and season: --data FILE --frequency monthly', guard: 'the SQL guard',
  intermittent: 'forecasts of demand that seldom comes: --data FILE', inventory: 'the service asked for against the service reached',
  routing: 'vehicle routing: --instances DIR --seconds N', sample: 'the making of the sample company', speed: 'forecasts of 10,000 items, and a route in a second',
  synth: 'the synthesis of the prod example',
})) project.addTask(`bench:${name}`, { description: `Measures ${what}`, exec: `node bench/${name}.mjs`, receiveArgs: true });
project.addTask('fuzz:guard', {
  description: 'Asks generated queries through the SQL guard and of a company that holds only what is permitted: --cases N --seed S --seconds T',
  exec: 'node scripts/fuzz-guard.mjs', receiveArgs: true,
});
for (const [room, what] of Object.entries({ guard: 'the SQL guard', calculations: 'the calculations of stock, forecasts and routes' })) {
  project.addTask(`mutate:${room}`, {
    description: `Breaks ${what} in many small ways, and sees whether the tests notice`, exec: `node scripts/mutate.mjs ${room}`, receiveArgs: true,
  });
}

project.synth();

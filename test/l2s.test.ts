import { readFileSync, readdirSync } from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

/** Constructs to which nothing refers from another stack, and why. */
const NO_REFERENCE: Readonly<Record<string, string>> = {
  SupplyChainAgentPlatform: 'its parts are referred to, each by its own class',
  DataBuckets: 'whatever works with a bucket takes an s3.IBucket: Bucket.fromBucketAttributes',
  DeadLetters: 'functions take an sqs.IQueue: Queue.fromQueueAttributes',
  SigningSecret: 'EnvelopeSecret.fromEnvelopeSecretAttributes refers to a secret, whoever made it',
  AlarmTopic: 'alarms and budgets take an sns.ITopic: Topic.fromTopicAttributes',
  AgentAlarms: 'other alarms refer to alarms by Alarm.fromAlarmArn; the construct itself is used by nobody',
  AgentDashboards: 'nothing refers to a dashboard but people',
  PlatformBudget: 'nothing refers to a budget but people',
  SavedQueries: 'nothing refers to a saved query but people',
};

/** Constructs that grant nothing, and why. */
const NO_GRANT: Readonly<Record<string, string>> = {
  SupplyChainAgentPlatform: 'its parts grant, each what is its own',
  DataBuckets: 'the bucket grants; views are granted by DataLake',
  DeadLetters: 'the queue grants, with its key',
  AgentApi: 'who may ask is said by a token, not by IAM',
  AgentAppClient: 'people use it, not roles',
  AgentUserPool: 'the pool grants what its administrators do',
  WebAcl: 'requests pass it, nobody calls it',
  PageFunction: 'API Gateway calls it, let in by AgentApi, and nobody else does',
  PlatformNetwork: 'what is reached is said by connections, not by IAM',
  AgentAlarms: 'nobody calls an alarm',
  AgentDashboards: 'who may look is said by the account',
  PlatformBudget: 'nobody calls a budget',
  SavedQueries: 'who may ask is said by the log groups',
};

/** Constructs without a metric, and why. */
const NO_METRIC: Readonly<Record<string, string>> = {
  DataBuckets: 'S3 counts requests only where the bucket asks for it, at a price',
  PlatformKey: 'KMS has a metric of imported key material only, and this is made by AWS',
  PlatformParameters: 'Parameter Store has metrics of the account only',
  SigningSecret: 'Secrets Manager has a metric of the account only',
  AuditKeys: 'Secrets Manager has a metric of the account only',
  EnvelopeSecret: 'Secrets Manager has a metric of the account only; the function that replaces the key has its own',
  PlatformNetwork: 'each endpoint has metrics, by four dimensions at once, one of which only its class knows',
  AgentUserPool: 'Cognito counts by app client: AgentAppClient',
  AgentAlarms: 'it watches metrics',
  AgentDashboards: 'it draws metrics',
  PlatformBudget: 'the bill is not in CloudWatch but in one Region, where its alarm watches it',
  SavedQueries: 'they count nothing until somebody asks',
};

/** Constructs that take no resource of the consumer's, and why. */
const NOTHING_BROUGHT: Readonly<Record<string, string>> = {
  AgentUserPool: 'AgentAppClient and the platform take a pool that exists',
};

const ROOT = path.join(__dirname, '..');
const program = ts.createProgram([path.join(ROOT, 'src/index.ts')], { strict: true, skipLibCheck: true, noEmit: true, target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 });
const checker = program.getTypeChecker();
const index = program.getSourceFile(path.join(ROOT, 'src/index.ts'))!;
const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(index)!)
  .map(symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));

const declarationOf = (symbol: ts.Symbol): ts.ClassDeclaration | undefined => symbol.declarations?.find(ts.isClassDeclaration);
const bases = (type: ts.Type): ts.Type[] => (type.getBaseTypes() ?? []).flatMap(base => [base, ...bases(base)]);
const isAbstract = (symbol: ts.Symbol): boolean => (ts.getCombinedModifierFlags(declarationOf(symbol)!) & ts.ModifierFlags.Abstract) !== 0;
const ofCdk = (type: ts.Type): boolean => (type.symbol?.declarations ?? []).some(each => each.getSourceFile().fileName.includes('/aws-cdk-lib/'));

/** The construct classes of the package that somebody can make. */
const constructs = exported.filter(symbol => declarationOf(symbol) && !isAbstract(symbol)
  && bases(checker.getDeclaredTypeOfSymbol(symbol)).some(({ symbol: { name } }) => name === 'Construct'));
const NAMES = constructs.map(({ name }) => name);

/** The behavioural interfaces of the package. */
const interfaces = exported.filter(({ name, flags }) => /^I[A-Z]/.test(name) && flags & ts.SymbolFlags.Interface);

/** Public members of an instance, but for those that every construct has. */
function members(symbol: ts.Symbol): ts.Symbol[] {
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter(member => {
    const [declaration] = member.declarations ?? [];
    return declaration !== undefined && !declaration.getSourceFile().fileName.includes('/node_modules/')
      && !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));
  });
}

/** The static methods by which a class refers to something that is there, with the type that each gives. */
function references(symbol: ts.Symbol): { readonly name: string; readonly gives: string }[] {
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)).filter(({ name }) => /^from[A-Z]/.test(name)).map(member => {
    const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
    return { name: member.name, gives: signature ? checker.typeToString(signature.getReturnType()) : '' };
  });
}

/** Every type that a member or a prop may have: those of lists, maps and unions one by one. */
function parts(type: ts.Type): ts.Type[] {
  if (type.isUnion()) return type.types.flatMap(parts);
  if (checker.isArrayType(type)) return checker.getTypeArguments(type as ts.TypeReference).flatMap(parts);
  const held = type.flags & ts.TypeFlags.Object ? checker.getIndexInfosOfType(type).map(info => info.type) : [];
  return held.length > 0 ? held.flatMap(parts) : [type];
}

const without = (found: (symbol: ts.Symbol) => boolean): string[] => constructs.filter(symbol => !found(symbol)).map(({ name }) => name).sort();
const listed = (reasons: Readonly<Record<string, string>>): string[] => Object.keys(reasons).sort();

test('the package has constructs and interfaces to look at', () => {
  expect(NAMES).toEqual(expect.arrayContaining(['SecuredTable', 'AgentRuntime', 'ToolFunction', 'AgentApi', 'AgentDashboards', 'SupplyChainAgentPlatform']));
  expect(NAMES.length).toBeGreaterThan(25);
  expect(interfaces.map(({ name }) => name)).toEqual(expect.arrayContaining(['IAgentRuntime', 'IDataLake', 'ISecuredTable']));
});

test('what is made here can be referred to from another stack, or is listed with the reason', () => {
  expect(without(symbol => references(symbol).some(({ name, gives }) => name !== 'fromConfigFile' && /^I[A-Z]/.test(gives)))).toEqual(listed(NO_REFERENCE));
});

test('each behavioural interface extends IConstruct, and is given by a reference', () => {
  const given = constructs.flatMap(references).map(({ gives }) => gives);
  expect(interfaces.map(({ name }) => name).filter(name => !given.includes(name))).toEqual(['IDeployedFunction']); // what two of them have in common
  const apart = interfaces.filter(symbol => !bases(checker.getDeclaredTypeOfSymbol(symbol)).some(({ symbol: { name } }) => name === 'IConstruct'));
  expect(apart.map(({ name }) => name)).toEqual([]);
});

test('what a reference gives, it grants and measures as that which is made here', () => {
  const kinds = (symbol: ts.Symbol): string[] => members(symbol).map(({ name }) => name).filter(name => /^(grant|metric)[A-Z]/.test(name)).sort();
  const differing = constructs.flatMap(symbol => references(symbol).filter(({ gives }) => /^I[A-Z]/.test(gives)).map(({ gives }) => {
    const there = interfaces.find(({ name }) => name === gives)!;
    return { name: symbol.name, here: kinds(symbol), there: kinds(there) };
  })).filter(({ here, there }) => here.join() !== there.join());
  // What waits there are calls of the function that copies: a reference is to the copy.
  expect(differing).toEqual([{ name: 'KeySetParameter', here: ['grantRead', 'metricDeadLetters'], there: ['grantRead'] }]);
});

test('each grants what is its own, or is listed with the reason', () => {
  expect(without(symbol => members(symbol).some(({ name }) => /^grant[A-Z]/.test(name)))).toEqual(listed(NO_GRANT));
});

test('each has the metrics that AWS has of it, or is listed with the reason', () => {
  expect(without(symbol => members(symbol).some(({ name }) => /^metric[A-Z]/.test(name)))).toEqual(listed(NO_METRIC));
});

test('each shows the resources that it makes', () => {
  expect(without(symbol => members(symbol).some(member => parts(checker.getTypeOfSymbol(member)).some(ofCdk)))).toEqual([]);
});

test('each takes resources of the consumer\'s by their interfaces, or is listed with the reason', () => {
  const props = (symbol: ts.Symbol): ts.Type | undefined => {
    const last = checker.getTypeOfSymbol(symbol).getConstructSignatures()[0]?.parameters.at(2);
    return last && checker.getNonNullableType(checker.getTypeOfSymbol(last));
  };
  const taken = (symbol: ts.Symbol): boolean => (props(symbol)?.getProperties() ?? []).flatMap(prop => parts(checker.getTypeOfSymbol(prop)))
    .some(type => /^I[A-Z]/.test(type.symbol?.name ?? ''));
  expect(without(taken)).toEqual(listed(NOTHING_BROUGHT));
});

test('each occurs in an example that is compiled and synthesized', () => {
  const directory = path.join(ROOT, 'examples/constructs');
  const examples = readdirSync(directory).map(file => readFileSync(path.join(directory, file), 'utf8'));
  expect(NAMES.filter(name => !examples.some(text => new RegExp(`\\b(new ${name}\\(|${name}\\.from)`).test(text)))).toEqual([]);
});

test('every example of constructs is synthesized by a test', () => {
  const tests = ['test/examples', 'test/slow/examples'].map(folder => path.join(ROOT, folder)).flatMap(directory =>
    readdirSync(directory).filter(file => file.endsWith('.ts')).map(file => readFileSync(path.join(directory, file), 'utf8')));
  const forgotten = readdirSync(path.join(ROOT, 'examples/constructs')).map(file => file.replace(/\.ts$/, ''))
    .filter(name => !tests.some(text => text.includes(`examples/constructs/${name}'`)));
  expect(forgotten).toEqual([]);
});

test('every reason is one of a construct that is there', () => {
  expect([NO_REFERENCE, NO_GRANT, NO_METRIC, NOTHING_BROUGHT].flatMap(listed).filter(name => !NAMES.includes(name))).toEqual([]);
});

// Writes docs/security.md: how the platform is secured, and every finding of a check that stands, from the two tables that the checks obey.
// usage: node scripts/write-security.mjs
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { ACKNOWLEDGED } = await sourceOf('src/security/acknowledgements.ts');
const { ACKNOWLEDGED_CHECKS } = await sourceOf('test/slow/template-checks/acknowledged.ts');

await writeFile(path.join(root, 'docs/security.md'), [
  '# Security model',
  '',
  '<!-- Written by scripts/write-security.mjs: change it there, and findings in src/security/acknowledgements.ts. -->',
  '',
  '## Who may see what',
  '',
  '- An identity is a verified token: signature, issuer, audience, expiry and use are checked by API Gateway and again by the chat function.',
  '  Its personas are groups of the user pool, its warehouses the attribute `custom:scope`, which the app client cannot write. No scope, no rows.',
  '- Nothing that a user, a model or a row of data says widens a scope. A model is offered the views, columns and tools of the identity and no others.',
  '- Every query is parsed, checked against an allow-list, bound to the rows of the identity, printed, parsed again and proved before an engine sees it.',
  '',
  '## Two walls',
  '',
  '1. The guard, in the tool functions: see above.',
  '2. IAM, below it. The function that runs SQL written by a model holds no permission on data. For each query it assumes the role of the verified',
  '   persona, which reads the tables and prefixes of that persona\'s views and runs in the persona\'s own workgroup. The other tool functions read only',
  '   the views that their tools name. Were the guard wrong, another persona\'s data would still be denied: the suite on the emulated account takes it out.',
  '',
  'The chat function reads no data. It calls tools with a signed envelope that lives five minutes and names the user, the persona, the scope, the views that may be read, the turn and',
  'the tool; a tool function verifies it before it reads its input, and its views only narrow what the manifest of the function grants. The signing key is drawn in the account and replaced by a function on a schedule.',
  '',
  'In the *access* table the chat function reads and writes feedback and verified questions, the function of SQL reads verified questions; neither reaches scopes of users, which lie there, too.',
  'Feedback names its author by the subject of the token. Only a persona with the grant `curate`, which nobody has by default, reads it and approves an answer: by the SQL of that answer,',
  'which the guard binds to the rows of whoever asks like any other.',
  '',
  'In the *executions* table it queries and puts drafts (and what a briefing found last, by the subject of who asked): tools propose and only read. A draft is seen by those alone whose rows hold all its warehouses, who have',
  'the tool or the grant `approve`, and who may query what it repeats; its supplier and price by those alone who may query both. The grant, which nobody has by default, approves or rejects a draft within',
  'the own rows, once: the put is conditional. Who did what stays in the draft and is a record of the log, by the subject of the token. Nothing of a draft leaves the platform.',
  '',
  '## Audit',
  '',
  'The *audit* table holds what was decided: one entry a turn (who asked as what, within which rows, and of each call whether access control and guard allowed it, with the code, the rule of the',
  'guard that refused and the views that were read); two for each change of a draft, for what somebody says of an answer and for an approved question (`intended` before, `done`, `overtaken` or',
  '`unknown` after); one each time that a curator reads what others said or approves what goes into a configuration (`allowed`); and one for each request that a user was refused outside of a turn.',
  'Entries name subjects of tokens, ids and codes: no name, no word of a question, of an answer, of SQL or of a reason, whose SHA-256 stands there. Nothing of this is done where its entry cannot be',
  'written; an answer stands, says so, and gets its entry when the same request is sent again. Whatever could not be written is the record `audit_not_written` of the log.',
  '',
  'The entries of a conversation are a chain: numbered without a gap, each with the code of the one before and an HMAC-SHA256 over all of it, by a key that only the chat function reads. Former keys stay in',
  'the secret, so that old entries can still be checked: `scap audit CONVERSATION` does it, on a laptop or with `--table` and `--secret` in an account, and names entries that were altered, exchanged or are missing.',
  'That entries are missing at the end the chain alone does not show: the head of the conversation and its drafts, in other tables, know how far it went up to the newest turn or draft; on a laptop the',
  'command asks them. What comes behind that, and the end of a user\'s own chain, is held by the policy of the table alone, which denies updates and deletions to everybody; on a laptop by nothing.',
  'Who held the newest key and could put items would be able to forge: with `features.audit_trail` each put is in CloudTrail.',
  '',
  '## Keys, secrets, network',
  '',
  '- One customer-managed key encrypts tables, buckets, logs, topic, queues, secrets and query results. Its policy names each service with the narrowest condition',
  '  that the service allows; a test finds a resource whose service is missing.',
  '- Secrets are drawn in the account and read at run time; none stands in a template, a variable or a log.',
  '- With `features.vpc`, functions have no way to the internet: interface endpoints for the clients that their code holds, each with a policy, and security',
  '  groups for port 443.',
  '- Data refuse to be deleted in `prod`, and stay everywhere when the stack goes. The *audit* table denies changes and deletions to everybody.',
  '',
  '## Findings that stand',
  '',
  'cdk-nag runs with AwsSolutions and Serverless over the three examples, with NIST 800-53 R5, HIPAA and PCI DSS over the prod example, on the lowest and on the',
  'newest supported aws-cdk-lib; cfn-lint and checkov run over all templates. Each finding below is acknowledged on the construct that has it and nowhere else.',
  'Anything else fails the tests.',
  '',
  '| rule | why it stands |',
  '|---|---|',
  ...grouped(Object.values(ACKNOWLEDGED)).map(([reason, rules]) => `| ${rules.map(rule => `\`${rule}\``).join(', ')} | ${reason} |`),
  '',
  '### checkov',
  '',
  '| check | where | why it stands |',
  '|---|---|---|',
  ...ACKNOWLEDGED_CHECKS.map(({ check, resource, environments, reason }) =>
    `| \`${check}\` | ${[resource, environments?.join(', ')].filter(Boolean).join('; ') || 'everywhere'} | ${reason} |`),
  '',
].join('\n'));

/** Rules by their reason, in the order of the table. */
function grouped(findings) {
  const byReason = new Map();
  for (const { rule, reason } of findings) byReason.set(reason, [...new Set([...byReason.get(reason) ?? [], rule])]);
  return [...byReason];
}

/** A source of the project, bundled to a module that Node can import; the CDK stays where it is installed. */
async function sourceOf(file) {
  const directory = path.join(root, 'node_modules/.cache/write-security');
  const outfile = path.join(directory, `${path.basename(file, '.ts')}.mjs`);
  await mkdir(directory, { recursive: true });
  try {
    await build({ entryPoints: [path.join(root, file)], bundle: true, platform: 'node', format: 'esm', outfile, external: ['aws-cdk-lib', 'constructs'], logLevel: 'warning' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The reference page: a table a section. */
export function referenceOf(keys, sections, variableOf) {
  return [
    '# Configuration reference',
    '',
    '<!-- Written by scripts/write-configuration.mjs from the props of src/config: change their docstrings. -->',
    '',
    'An environment is one file, `config/<environment>.yaml`: start from `config/template.yaml`, which names every key below. Unknown keys are refused.',
    '',
    'What holds, from the weakest: the default of the environment, the file that `extends:` names (relative to the file that names it; maps are merged, lists',
    'replaced), the file, `.env` in the working directory, the environment variable, props given in code. Agents of your own are files `agents/<id>.yaml` beside',
    'the configuration. Lists in variables are separated by commas, maps are `name=value,name=value`; both may also be written as YAML: `[a, b]`, `{a: b}`.',
    '',
    'Editors check a file whose first line names the schema: `# yaml-language-server: $schema=../schema/platform.schema.json`, or, in a repository of your own,',
    '`# yaml-language-server: $schema=../node_modules/supply-chain-agent-platform/schema/platform.schema.json` (`agent.schema.json` for agents).',
    '',
    '`scap config validate FILE` checks a file, `scap config show FILE` says what holds and where it comes from, `scap config diff A B` compares two.',
    '',
    '## Top level',
    '',
    ...table(keys.filter(key => !key.path.includes('.')), variableOf),
    ...sections.flatMap(section => [
      '',
      `## ${section.path}`,
      '',
      section.meaning,
      '',
      ...table(keys.filter(key => key.path.startsWith(`${section.path}.`)), variableOf),
    ]),
    '',
    '## An agent',
    '',
    ...fieldTable(keys.find(key => key.path === 'agents.definitions').fields),
    ...keys.filter(key => key.type === 'record_map').flatMap(key => recordOf(`An entry of ${key.path}`, key.fields)),
  ].join('\n');
}

/** The fields of a record, then those of the records in it. */
function recordOf(title, fields) {
  return [
    `## ${title}`,
    '',
    ...fieldTable(fields),
    ...fields.filter(field => field.fields).flatMap(field => recordOf(`${title}: an entry of ${field.name}`, field.fields)),
  ];
}

function fieldTable(fields) {
  return [
    '| field | takes | meaning |',
    '|---|---|---|',
    ...fields.map(field => row([
      `\`${field.name}\``, `${field.expected ?? takes({ ...field, type: field.type ?? 'text' })}${field.required ? '' : ', may be left out'}`, field.meaning])),
    '',
  ];
}

function table(keys, variableOf) {
  return [
    '| key | takes | default | meaning | variable |',
    '|---|---|---|---|---|',
    ...keys.map(key => row([`\`${key.path}\``, takes(key), defaults(key), key.meaning, `\`${variableOf(key.path)}\``])),
  ];
}

function takes(key) {
  switch (key.type) {
    case 'boolean': return '`true`, `false`';
    case 'choice': return key.values.map(value => `\`${value}\``).join(', ');
    case 'integer': return key.values ? key.values.join(', ') : `${key.minimum} to ${key.maximum}`;
    case 'text': return key.expected ?? 'text';
    case 'text_list': return `list: ${key.expected ?? 'texts'}`;
    case 'text_map': return 'map of texts';
    case 'text_list_map': return 'map of lists';
    case 'record_list': return 'list of maps';
    case 'record_map': return `map of maps with ${key.fields.map(field => `\`${field.name}\``).join(', ')}`;
    default: throw new Error(`${key.path} has a type without words: ${key.type}`);
  }
}

function defaults(key) {
  if (key.required) return 'required';
  if (key.default === undefined) return key.otherwise;
  const differing = ['staging', 'prod'].filter(name => key[name] !== undefined && key[name] !== key.default).map(name => `${name} \`${key[name]}\``);
  return [`\`${key.default}\``, ...differing].join('; ');
}

function row(cells) {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

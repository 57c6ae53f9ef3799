const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schema of a configuration file, for editors: what a key means, takes and defaults to. */
export function platformSchemaOf(keys, sections) {
  const alone = keys.filter(key => !key.path.includes('.'));
  const properties = {
    extends: { type: 'string', description: 'A file, relative to this one, whose keys hold where this one says nothing. Maps are merged, lists replaced.' },
    ...Object.fromEntries(alone.map(key => [key.path, keySchema(key)])),
    ...Object.fromEntries(sections.map(section => [section.path, {
      description: section.meaning,
      type: ['object', 'null'],
      additionalProperties: false,
      properties: Object.fromEntries(keys.filter(key => key.path.startsWith(`${section.path}.`)).map(key => [key.path.slice(section.path.length + 1), keySchema(key)])),
    }])),
  };
  return {
    $schema: DRAFT,
    title: 'Configuration of a supply-chain-agent-platform',
    type: 'object',
    additionalProperties: false,
    properties,
    // What another file or a variable may give is asked for where nothing is extended; nothing is deployed from the file of a laptop.
    if: { anyOf: [{ required: ['extends'] }, { required: ['environment'], properties: { environment: { const: 'laptop' } } }] },
    else: { required: alone.filter(key => key.required).map(key => key.path) },
  };
}

/** The JSON Schema of a file agents/<id>.yaml. */
export function agentSchemaOf(keys) {
  const { fields, meaning } = keys.find(key => key.path === 'agents.definitions');
  return { $schema: DRAFT, title: 'An agent of a supply-chain-agent-platform', description: meaning, ...recordSchema(fields) };
}

function keySchema(key) {
  const { staging, prod } = key;
  const differing = [['staging', staging], ['prod', prod]].filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`);
  const notes = [key.meaning, differing.length > 0 && `Default: ${key.default}; ${differing.join('; ')}.`, key.otherwise && `Without it: ${key.otherwise}.`];
  return defined({ description: notes.filter(Boolean).join(' '), ...typeSchema(key), default: key.default });
}

/** An empty value is no value: the default holds. */
function typeSchema(key) {
  switch (key.type) {
    case 'text': return { type: ['string', 'null'], ...textSchema(key) };
    case 'choice': return { enum: [...key.values, null] };
    case 'boolean': return { type: ['boolean', 'null'] };
    case 'integer': return key.values ? { enum: [...key.values, null] } : { type: ['integer', 'null'], minimum: key.minimum, maximum: key.maximum };
    case 'text_list': return { type: ['array', 'null'], items: { type: 'string', ...textSchema(key) } };
    case 'text_map': return { type: ['object', 'null'], additionalProperties: { type: 'string' } };
    case 'text_list_map': return { type: ['object', 'null'], additionalProperties: { type: 'array', items: { type: 'string', ...textSchema(key) } } };
    case 'record_list': return { type: ['array', 'null'], items: recordSchema(key.fields) };
    case 'record_map': return { type: ['object', 'null'], additionalProperties: recordSchema(key.fields) };
    default: throw new Error(`${key.path} has a type without a schema: ${key.type}`);
  }
}

function recordSchema(fields) {
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter(field => field.required).map(field => field.name),
    properties: Object.fromEntries(fields.map(field => [field.name, { description: field.meaning, ...fieldSchema(field) }])),
  };
}

/** A field that is written has a value. */
function fieldSchema(field) {
  if (field.type === undefined) return { type: 'string', ...textSchema(field) };
  return field.type === 'choice' ? { enum: field.values } : typeSchema({ ...field, path: field.name });
}

function textSchema({ pattern, expected }) {
  return defined({ pattern, patternErrorMessage: expected && `Expected ${expected}.`, minLength: pattern ? undefined : 1 });
}

function defined(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

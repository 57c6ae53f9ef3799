/** The struct whose properties are the keys of a configuration. */
const ROOT = 'PlatformConfiguration';

/** The keys and sections of a configuration, from the documented structs of a jsii assembly, in the order of the source. */
export function keysOf(assembly) {
  const typeNamed = fqn => assembly.types[fqn];
  const keys = [];
  const sections = [];
  for (const property of propertiesOf(typeNamed(`${assembly.name}.${ROOT}`), typeNamed)) {
    const section = property.type.fqn && typeNamed(property.type.fqn);
    if (section) {
      sections.push({ path: snakeCase(property.name), prop: property.name, meaning: meaningOf(section) });
      keys.push(...propertiesOf(section, typeNamed).map(each => keyOf(each, property.name, typeNamed)));
    } else {
      keys.push(keyOf(property, undefined, typeNamed));
    }
  }
  return { keys, sections };
}

/** A struct's properties: those that must be given first, then in the order of the source. */
function propertiesOf(struct, typeNamed) {
  const inherited = (struct.interfaces ?? []).flatMap(fqn => propertiesOf(typeNamed(fqn), typeNamed));
  const own = [...struct.properties ?? []].sort((a, b) => a.locationInModule.line - b.locationInModule.line);
  return [...own, ...inherited];
}

function keyOf(property, section, typeNamed) {
  const { docs, optional } = property;
  const path = section ? `${snakeCase(section)}.${snakeCase(property.name)}` : snakeCase(property.name);
  const custom = docs.custom ?? {};
  const known = new Set(['staging', 'prod', 'minimum', 'maximum', 'pattern', 'expected', 'choices']);
  const strange = Object.keys(custom).find(tag => !known.has(tag));
  if (strange) throw new Error(`${path} has a tag @${strange} that nothing reads.`);
  const type = typeOf(property, path);
  const written = docs.default?.startsWith('- ') ? undefined : docs.default;
  if (optional && docs.default === undefined) throw new Error(`${path} is optional, but its docstring has no @default.`);
  return defined({
    path,
    prop: section ? `${section}.${property.name}` : property.name,
    type,
    meaning: meaningOf(property),
    required: optional ? undefined : true,
    default: valueOf(written, path),
    staging: valueOf(custom.staging, path),
    prod: valueOf(custom.prod, path),
    otherwise: docs.default?.startsWith('- ') ? docs.default.slice(2) : undefined,
    minimum: valueOf(custom.minimum, path),
    maximum: valueOf(custom.maximum, path),
    ...ruleOf(property, type, typeNamed),
  });
}

function typeOf({ type, docs }, path) {
  const { primitive, collection } = type;
  if (primitive === 'string') return docs.custom?.choices ? 'choice' : 'text';
  if (primitive === 'number') return 'integer';
  if (primitive === 'boolean') return 'boolean';
  const element = collection?.elementtype;
  if (collection?.kind === 'array' && element.primitive === 'string') return 'text_list';
  if (collection?.kind === 'array' && element.fqn) return 'record_list';
  if (collection?.kind === 'map' && element.primitive === 'string') return 'text_map';
  if (collection?.kind === 'map' && element.fqn) return 'record_map';
  if (collection?.kind === 'map' && element.collection?.elementtype.primitive === 'string') return 'text_list_map';
  throw new Error(`${path} has a type that YAML keys do not have: ${JSON.stringify(type)}`);
}

/** What a value must be, of a key or of a field of a record. */
function ruleOf(property, type, typeNamed) {
  const { choices, pattern, expected } = property.docs.custom ?? {};
  return {
    values: choices?.split(',').map(each => (type === 'integer' ? Number(each) : each.trim())),
    pattern,
    expected,
    fields: type === 'record_list' || type === 'record_map' ? fieldsOf(typeNamed(property.type.collection.elementtype.fqn), typeNamed) : undefined,
  };
}

function fieldsOf(struct, typeNamed) {
  return propertiesOf(struct, typeNamed).map(property => {
    const type = typeOf(property, `${struct.name}.${property.name}`);
    return defined({
      name: property.name,
      type: type === 'text' ? undefined : type,
      required: !property.optional,
      meaning: meaningOf(property),
      ...ruleOf(property, type, typeNamed),
    });
  });
}

/** A value as the docstring writes it: `'arm64'`, `1024`, `false`. */
function valueOf(text, path) {
  if (text === undefined) return undefined;
  const quoted = /^'(.*)'$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new Error(`${path} has a value in its docstring that is no text in quotes, number or boolean: ${text}`);
}

function meaningOf({ docs }) {
  return [docs.summary, docs.remarks].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').trim();
}

function snakeCase(camelCase) {
  return camelCase.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

function defined(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

import { TOOLS } from '../../../src/contract';
import { check } from './read';

const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';
const told = (text: string) => check(LEAST + text).problems.map(({ place, path, message }) => `${place}: ${path} ${message}`);
const warned = (text: string) => check(LEAST + text).warnings.map(({ place, path, message }) => `${place}: ${path} ${message}`);

/** A persona that may query customers, and reads this column of theirs as it is. */
const OF_CUSTOMERS = (column: string) => `permissions:
  views: { caller: [customers] }
  personal_columns: { caller: [${column}] }
  tools: { caller: [query_data] }`;

/** Every tool but one. */
const OTHERS = Object.keys(TOOLS).filter(tool => tool !== 'identify_stockout_risks');

const MAPPED = `data:
  mappings:
    products: SELECT product_id FROM sales.products
  mapped_tables: { sales.products: [s3://company-lake/sales/products/] }
`;

test.each([
  ['several zones without a VPC', 'features: { multi_az: true }', 'dev.yaml:3:23: features.multi_az does not go together: features.multi_az is true, but there is no VPC to span zones'],
  ['NAT without a VPC', 'network: { egress: nat }', 'dev.yaml:3:20: network.egress is nat, but features.vpc is false: functions without a VPC reach the internet already'],
  ['fetched keys without a way to the internet', 'features: { vpc: true }\nidentity: { key_set: fetch }', 'dev.yaml:4:22: identity.key_set does not go together: functions in a VPC with endpoints alone cannot fetch the keys of the issuer'],
  ['a range too small for two zones', 'features: { vpc: true }\nnetwork: { cidr: 10.0.0.0/27 }', 'dev.yaml:4:18: network.cidr is 10.0.0.0/27, which is too small for subnets in 2 zones'],
  ['a range too small for three zones', 'features: { vpc: true, multi_az: true }\nnetwork: { cidr: 10.0.0.0/26 }', 'dev.yaml:4:18: network.cidr is 10.0.0.0/26, which is too small for subnets in 3 zones'],
  ['a range too large', 'features: { vpc: true }\nnetwork: { cidr: 10.0.0.0/8 }', 'dev.yaml:4:18: network.cidr is 10.0.0.0/8, which is larger than a VPC may be'],
  ['a range that is none', 'features: { vpc: true }\nnetwork: { cidr: 10.0.0.300/16 }', 'dev.yaml:4:18: network.cidr is 10.0.0.300/16, which is no IPv4 range'],
  ['a range that begins in its middle', 'features: { vpc: true }\nnetwork: { cidr: 10.0.1.0/16 }', 'dev.yaml:4:18: network.cidr is 10.0.1.0/16, which does not begin where a range of that size begins'],
  ['an issuer without an audience', 'identity: { issuer: "https://login.example.com" }', 'dev.yaml:3:21: identity.issuer needs identity.audience'],
  ['an audience without an issuer', 'identity: { audience: page }', 'dev.yaml:3:23: identity.audience needs identity.issuer'],
  ['a domain without a certificate', 'api: { domain_name: chat.example.com }', 'dev.yaml:3:21: api.domain_name needs api.certificate_arn'],
  ['a warm maximum below the minimum', 'functions:\n  provisioned_concurrency: 5\n  provisioned_concurrency_maximum: 3', 'dev.yaml:5:36: functions.provisioned_concurrency_maximum is 3, below functions.provisioned_concurrency: 5'],
  ['a warm maximum of none', 'functions: { provisioned_concurrency_maximum: 3 }', 'dev.yaml:3:47: functions.provisioned_concurrency_maximum is 3, but functions.provisioned_concurrency keeps none warm'],
  ['more kept warm than reserved', 'functions: { reserved_concurrency: 2, provisioned_concurrency: 3 }', 'dev.yaml:3:36: functions.reserved_concurrency is 2, below the 3 that are kept warm'],
  ['a tool that outlasts its answer', 'functions: { answer_timeout_seconds: 30 }', 'dev.yaml:3:38: functions.answer_timeout_seconds does not go together: a tool may take 60 s, an answer that waits for it 30 s'],
  ['a measure of one\'s own without its parts', 'data: { definitions: { perfect_orders: { wording: All right, unit: "%" } } }', 'dev.yaml:3:40: data.definitions.perfect_orders is a measure of your own and lacks cases, value'],
  ['a setting that a measure does not have', 'data: { definitions: { supplier_otif: { settings: { late_days: "2" } } } }', 'dev.yaml:3:64: data.definitions.supplier_otif.settings.late_days is no setting of supplier_otif'],
  ['an approved question whose id is none', 'data: { verified_questions: { "Late?": { question: Late?, sql: SELECT 1 } } }', 'dev.yaml:3:40: data.verified_questions.Late? is no id: Late?'],
  ['a capacity above its maximum', 'data: { capacity_mode: provisioned, read_capacity: 200 }', 'dev.yaml:3:52: data.read_capacity does not go together: 200 is above data.maximum_capacity: 100'],
  ['cold storage for less than 90 days', 'backup: { cold_storage_after_days: 30, retention_days: 100 }', 'dev.yaml:3:36: backup.cold_storage_after_days does not go together: a copy that moves after 30 days must stay 90 more, but is kept 100 days'],
  ['a slowest hundredth below the slowest twentieth', 'observability: { p99_seconds: 30 }', 'dev.yaml:3:31: observability.p99_seconds does not go together: the slowest hundredth cannot be faster than the slowest twentieth'],
  ['a day that does not exist', 'data: { as_of: 2026-02-31 }', 'dev.yaml:3:16: data.as_of is 2026-02-31, a day that no calendar has'],
  ['a mapping of no view', MAPPED.replace('products: S', 'prodcts: S'), 'dev.yaml:5:14: data.mappings.prodcts maps prodcts, which is no view'],
  ['a mapped table that is not listed', MAPPED.replace('{ sales.products: [s3://company-lake/sales/products/] }', '{}'), 'dev.yaml:5:15: data.mappings.products reads sales.products, which data.mapped_tables does not list'],
  ['a listed table that nothing reads', MAPPED.replace('{ s', '{ sales.prices: [s3://company-lake/sales/prices/], s'), 'dev.yaml:6:34: data.mapped_tables.sales.prices lists sales.prices, which no mapping reads'],
  ['a mapped table without a place of its files', MAPPED.replace(/\[.*\]/, '[]'), 'dev.yaml:6:36: data.mapped_tables.sales.products names no place of its files'],
  ['a mapped table without its database', MAPPED.replace('{ s', '{ products: [s3://company-lake/sales/products/], s'), 'dev.yaml:6:30: data.mapped_tables.products is no name of a table: products'],
  ['a place that also begins the names of others', MAPPED.replace('products/]', 'products]'), 'dev.yaml:6:37: data.mapped_tables.sales.products[0] is "s3://company-lake/sales/products", expected a list of places such as s3://company-lake/sales/orders/'],
  ['a key of no mapped table', 'data: { mapped_keys: ["arn:aws:kms:eu-central-1:111111111111:key/company"] }', 'dev.yaml:3:22: data.mapped_keys is of no use without data.mappings'],
  ['a further model without tools', 'models: { further_models: ["amazon.nova-lite-v1:0", "deepseek.r1-v1:0"] }', 'dev.yaml:3:53: models.further_models[1] is deepseek.r1-v1:0, which cannot use tools (table of 2026-11-27), but its agents have tools'],
  ['a series budget that a further model breaks', 'observability: { detail: standard, series_budget: 15 }\nmodels: { further_models: ["amazon.nova-lite-v1:0"] }', 'dev.yaml:3:51: observability.series_budget does not hold: metrics make N series, observability.series_budget is 15'],
  ['a model without tools', 'models: { default_model: "meta.llama3-70b-instruct-v1:0" }', 'dev.yaml:3:26: models.default_model is meta.llama3-70b-instruct-v1:0, which cannot use tools (table of 2026-11-27), but its agents have tools'],
  ['a grant of a tool that does not exist', 'permissions: { tools: { buyer: [find_entitys] }, views: { buyer: [] } }', 'dev.yaml:3:33: permissions.tools.buyer[0] is find_entitys, which is no tool'],
  ['a grant of a view that does not exist', 'permissions: { tools: { buyer: [] }, views: { buyer: [product] } }', 'dev.yaml:3:55: permissions.views.buyer[0] is product, which is no view'],
  ['a persona with a name that no group may have', 'permissions: { tools: { "Big buyer": [] }, views: { "Big buyer": [] } }', 'dev.yaml:3:38: permissions.tools.Big buyer is no name of a persona'],
  ['personal columns of a persona that does not exist', 'permissions: { personal_columns: { field_enginer: [] } }', 'dev.yaml:3:51: permissions.personal_columns.field_enginer is field_enginer, which is no persona'],
  ['a personal column of a view that does not exist', OF_CUSTOMERS('custmers.email'), 'dev.yaml:5:32: permissions.personal_columns.caller[0] is custmers, which is no view'],
  ['a personal column that does not exist', OF_CUSTOMERS('customers.emial'), 'dev.yaml:5:32: permissions.personal_columns.caller[0] is emial, which is no column of customers'],
  ['a personal column that is not personal', OF_CUSTOMERS('customers.area'), 'dev.yaml:5:32: permissions.personal_columns.caller[0] is customers.area, which is not personal'],
  ['a personal column without its view', OF_CUSTOMERS('email'), 'dev.yaml:5:32: permissions.personal_columns.caller[0] is email, which is no column of a view'],
  ['a personal column of a view that the persona may not query', 'permissions: { personal_columns: { field_engineer: [customers.email] } }', 'dev.yaml:3:53: permissions.personal_columns.field_engineer[0] is customers.email, a column of a view that this persona may not query'],
  ['a tool granted to nobody', 'permissions: { tools: { warehouse_manager: [query_data] }, views: { warehouse_manager: [products] } }', 'dev.yaml:3:23: permissions.tools grants identify_stockout_risks to nobody'],
  ['a disabled tool that does not exist', 'tools: { disabled: [query_dta] }', 'dev.yaml:3:21: tools.disabled[0] is query_dta, which is no tool'],
  ['a disabled agent that does not exist', 'agents: { disabled: [logistic] }', 'dev.yaml:3:22: agents.disabled[0] is logistic, which is no agent'],
  ['no agent at all', 'agents: { disabled: [inventory, logistics, procurement] }', 'dev.yaml:3:21: agents.disabled leaves no agent that answers'],
  ['more metric series than the budget', 'observability: { detail: full }', 'dev.yaml:3:26: observability.detail does not hold: metrics make N series, observability.series_budget is 10'],
])('%s is refused, at its place', (_, text, problem) => {
  // How many series there are depends on how many tools there are.
  expect(told(`${text}\n`).map(each => each.replace(/make \d+ series/, 'make N series'))).toContain(problem);
});

test.each([
  ['prod without a VPC, whose zones nobody asked for', 'environment: prod\nfeatures: { vpc: false }'],
  ['a VPC over three zones', 'features: { vpc: true, multi_az: true }\nnetwork: { cidr: 10.0.0.0/25 }'],
  ['a small VPC over two zones', 'features: { vpc: true }\nnetwork: { cidr: 192.168.1.64/26 }'],
  ['fetched keys behind NAT', 'features: { vpc: true }\nnetwork: { egress: nat }\nidentity: { key_set: fetch }'],
  ['an issuer with its audience', 'identity: { issuer: "https://login.example.com", audience: page }'],
  ['a model that the table does not know', 'models: { default_model: "newcomer.model-v1:0" }'],
  ['a disabled tool that nobody needs any more', `tools: { disabled: [identify_stockout_risks] }\npermissions: { tools: { warehouse_manager: [${OTHERS.join(', ')}] }, views: { warehouse_manager: [products] } }`],
  ['personal columns of a view that the persona may query', OF_CUSTOMERS('customers.email')],
  ['a personal column of the own', `${OF_CUSTOMERS('customers.nickname')}\ndata: { views: { customers: { columns: { nickname: { type: text, meaning: Name, sensitivity: personal } } } } }`],
  ['a leap day', 'data: { as_of: 2028-02-29 }'],
  ['a mapping with its tables and places', MAPPED],
  ['a copy that stays 90 days in the cold', 'backup: { cold_storage_after_days: 30, retention_days: 120 }'],
  ['a warm fleet that grows', 'functions: { provisioned_concurrency: 1, provisioned_concurrency_maximum: 4, reserved_concurrency: 4 }'],
])('%s is accepted', (_, text) => {
  expect(told(`${text}\n`)).toEqual([]);
});

test.each([
  ['prod without a web ACL', 'environment: prod\nfeatures: { waf: false }', 'dev.yaml:4:18: features.waf is false in prod: nothing stands before the API but its throttle'],
  ['a rate without the web ACL that counts it', 'api: { requests_per_ip: 100 }', 'dev.yaml:3:25: api.requests_per_ip has no effect without a web ACL'],
  ['Regions without a profile that routes to them', 'models: { residency: region, destination_regions: [eu-west-1] }', 'dev.yaml:3:51: models.destination_regions has no effect with models.residency: region'],
  ['a geography without a profile of one', 'models: { residency: region, geography: jp }', 'dev.yaml:3:41: models.geography has no effect with models.residency: region'],
  ['a model that no table knows', 'models: { default_model: "newcomer.model-v1:0" }', 'dev.yaml:3:26: models.default_model is newcomer.model-v1:0, of which the table of 2026-11-27 does not know whether it can use tools'],
  ['a persona with views and without tools', 'permissions: { views: { buyer: [products] } }', 'dev.yaml:3:32: permissions.views.buyer gives buyer views, but no tool to query them with'],
  ['names that end in a hash', 'prefix: a-rather-long-prefix', 'dev.yaml:3:9: prefix makes names of buckets longer than 63 characters: they will end in a hash instead of the environment'],
])('%s is told, and accepted', (_, text, warning) => {
  expect(told(`${text}\n`)).toEqual([]);
  expect(warned(`${text}\n`)).toContain(warning);
});

test('the shipped defaults of every environment hold together, within the series budget', () => {
  for (const environment of ['dev', 'staging', 'prod', 'qa']) {
    const { problems, warnings } = check(`${LEAST}environment: ${environment}\n`);
    expect({ environment, problems, warnings }).toEqual({ environment, problems: [], warnings: [] });
  }
});

test('what is wrong alone is judged alone: no second complaint follows from it', () => {
  expect(told('features: { vpc: maybe, multi_az: true }\n')).toEqual(['dev.yaml:3:18: features.vpc is "maybe", expected true or false']);
});

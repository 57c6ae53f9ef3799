import { inDatabase } from '../../src/data/athena-schema';

test.each([
  ['SELECT * FROM supply_chain.products', 'SELECT * FROM "dev".products'],
  ['SELECT * FROM "supply_chain"."products"', 'SELECT * FROM "dev"."products"'],
  ['SELECT * FROM SUPPLY_CHAIN . products', 'SELECT * FROM "dev". products'],
  ["SELECT 'supply_chain.x', 'it''s supply_chain.x' FROM supply_chain.products", "SELECT 'supply_chain.x', 'it''s supply_chain.x' FROM \"dev\".products"],
  ['SELECT "my supply_chain.x" FROM t -- supply_chain.x', 'SELECT "my supply_chain.x" FROM t -- supply_chain.x'],
  ['SELECT /* supply_chain.x */ my_supply_chain.x FROM t', 'SELECT /* supply_chain.x */ my_supply_chain.x FROM t'],
])('%s', (sql, expected) => expect(inDatabase(sql, 'dev')).toBe(expected));

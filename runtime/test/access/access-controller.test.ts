import type { CanonicalView, PersonaGrant } from '../../../src/contract';
import { PERSONAS, SHIPPED_MANIFEST, TOOLS, VIEWS } from '../../../src/contract';
import type { Identity, VerifiedUser } from '../../src/access';
import { AccessController, accessRulesOf } from '../../src/access';

const access = new AccessController();
const user = (more: Partial<VerifiedUser> = {}): VerifiedUser => ({ subject: 'u1', name: 'Ann', personas: ['warehouse_manager'], warehouses: ['WH01'], ...more });
const identity = (more: Partial<Identity> = {}): Identity => ({ subject: 'u1', name: 'Ann', persona: 'warehouse_manager', warehouses: ['WH01'], ...more });

describe('who somebody is', () => {
  test('a user asks as the first of the personas, or as the one asked for', () => {
    const both = user({ personas: ['field_engineer', 'warehouse_manager'] });
    expect(access.identify(both)).toEqual({ subject: 'u1', name: 'Ann', persona: 'field_engineer', warehouses: ['WH01'] });
    expect(access.identify(both, 'warehouse_manager').persona).toBe('warehouse_manager');
  });

  test('a user without a persona is refused', () => {
    expect(() => access.identify(user({ personas: [] }))).toThrow(expect.objectContaining({ code: 'NO_PERSONA', status: 403 }));
    expect(() => access.identify(user({ personas: [] }), 'warehouse_manager')).toThrow(expect.objectContaining({ code: 'NO_PERSONA' }));
  });

  test('a persona that the user does not have and one that does not exist are refused in the same words', () => {
    const refusals = ['procurement_specialist', 'emperor', '__proto__'].map(persona => {
      try {
        return access.identify(user(), persona);
      } catch (thrown) {
        return { ...(thrown as object), message: String(thrown) };
      }
    });
    expect(refusals[0]).toMatchObject({ code: 'PERSONA_NOT_GRANTED', status: 403, remedy: 'Ask as warehouse_manager.' });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });
});

describe('what an identity may query', () => {
  test('a warehouse manager may query stock and not suppliers, a procurement specialist the other way round', () => {
    expect([...access.permitFor(identity()).views.keys()]).toEqual(PERSONAS.warehouse_manager.views.filter(name => name in VIEWS));
    expect(access.permitFor(identity()).views.has('suppliers')).toBe(false);
    const buyer = access.permitFor(identity({ persona: 'procurement_specialist' }));
    expect([buyer.views.has('suppliers'), buyer.views.has('inventory_position')]).toEqual([true, false]);
  });

  test('the rows are those of the identity', () => {
    expect(access.permitFor(identity({ warehouses: [] })).warehouses).toEqual([]);
    expect(access.permitFor(identity({ warehouses: 'all' })).warehouses).toBe('all');
  });

  test('personal columns are in no permit, and a granted view that the catalogue lacks is nobody\'s', () => {
    const products: CanonicalView = {
      name: 'products', meaning: '', grain: '', key: ['product_id'], rowScope: { kind: 'company' },
      columns: [
        { name: 'product_id', type: 'text', meaning: '', sensitivity: 'public' },
        { name: 'owner_email', type: 'text', meaning: '', sensitivity: 'personal' },
      ],
    };
    expect(new AccessController({ personas: PERSONAS, views: { products } }).permitFor(identity()).views).toEqual(new Map([['products', ['product_id']]]));
  });

  test('a tool reads what its contract names, also views that its user may not query, in the user\'s rows', () => {
    const permit = access.permitOfTool(TOOLS.identify_stockout_risks, identity());
    expect(permit.views.get('purchase_order_lines')).toContain('confirmed_date');
    expect(access.permitFor(identity()).views.has('purchase_order_lines')).toBe(false);
    expect(permit.warehouses).toEqual(['WH01']);
  });

  test('a tool that reads for its user reads what the user may query', () => {
    expect(access.permitOfTool(TOOLS.query_data, identity())).toEqual(access.permitFor(identity()));
  });
});

describe('which tools an identity may use', () => {
  test('those of the persona', () => {
    expect(access.toolsFor(identity({ persona: 'field_engineer' }))).toEqual([
      'find_entities', 'describe_data', 'query_data', 'check_data_quality', 'daily_briefing', 'simulate_scenario',
      'check_order_fulfillment_status', 'identify_delayed_orders', 'calculate_warehouse_capacity', 'carrier_performance', 'optimize_delivery_routes', 'trace_impact',
    ]);
    expect(access.mayUse(identity(), 'identify_stockout_risks')).toBe(true);
    expect(access.mayUse(identity({ persona: 'field_engineer' }), 'identify_stockout_risks')).toBe(false);
    expect(() => access.requireTool(identity(), 'query_data')).not.toThrow();
  });

  test('a tool that is not granted and one that does not exist are refused in the same words', () => {
    const refusal = (tool: string) => {
      try {
        access.requireTool(identity({ persona: 'field_engineer' }), tool);
        return 'passed';
      } catch (thrown) {
        return { ...(thrown as object), message: String(thrown) };
      }
    };
    expect(refusal('identify_stockout_risks')).toMatchObject({ code: 'TOOL_NOT_PERMITTED', status: 403 });
    expect(refusal('launch_rocket')).toEqual(refusal('identify_stockout_risks'));
    expect(refusal('constructor')).toEqual(refusal('identify_stockout_risks'));
  });

  test('every column that a tool reads exists', () => {
    for (const tool of Object.values(TOOLS)) {
      for (const [view, columns] of tool.reads === 'persona' ? [] : Object.entries(tool.reads)) {
        expect(VIEWS[view]?.columns.map(column => column.name)).toEqual(expect.arrayContaining([...columns]));
      }
    }
  });
});

describe('the rules of a manifest', () => {
  const auditor = { id: 'auditor', title: 'auditor', views: ['receipts'], tools: ['query_data', 'describe_data'] };
  const ruled = new AccessController(accessRulesOf({ ...SHIPPED_MANIFEST, personas: { auditor }, disabledTools: ['describe_data'] }));

  test('grant a persona of the configuration what stands there', () => {
    const of = identity({ persona: 'auditor' });
    expect([ruled.titleOf(of), [...ruled.permitFor(of).views.keys()], ruled.mayUse(of, 'query_data')]).toEqual(['auditor', ['receipts'], true]);
  });

  test('name all personas: the shipped ones, or those of the configuration', () => {
    expect(access.personas).toEqual(['warehouse_manager', 'field_engineer', 'procurement_specialist']);
    expect(ruled.personas).toEqual(['auditor']);
  });

  test('grant a disabled tool to nobody', () => {
    expect(() => ruled.requireTool(identity({ persona: 'auditor' }), 'describe_data')).toThrow(expect.objectContaining({ code: 'TOOL_NOT_PERMITTED' }));
  });

  test('grant a tool to nobody that the views leave without what it needs', () => {
    const shipments = { ...VIEWS.shipments!, columns: VIEWS.shipments!.columns.map(column => column.name === 'carrier_id' ? { ...column, absent: true as const } : column) };
    const granted = { ...auditor, tools: ['query_data', 'carrier_performance', 'forecast_demand'] };
    const rules = accessRulesOf({ ...SHIPPED_MANIFEST, personas: { auditor: granted }, disabledTools: [] }, { ...VIEWS, shipments });
    expect(rules.personas.auditor?.tools).toEqual(['query_data', 'forecast_demand']);
    expect(rules.views.shipments).toBe(shipments);
    expect(new AccessController(rules).views).toBe(rules.views);
  });

  test('keep what is missing for a tool that is granted and cannot work: whole views by name, single columns by theirs', () => {
    const without = (name: string, isAbsent: (column: string) => boolean) =>
      ({ ...VIEWS[name]!, columns: VIEWS[name]!.columns.map(column => (isAbsent(column.name) ? { ...column, absent: true as const } : column)) });
    const views = {
      ...VIEWS, inventory_position: without('inventory_position', () => true), products: without('products', column => column === 'unit_cost'),
    };
    const granted = { ...auditor, tools: ['query_data', 'inventory_health', 'available_to_promise', 'daily_briefing'] };
    const rules = accessRulesOf({ ...SHIPPED_MANIFEST, personas: { auditor: granted }, disabledTools: ['available_to_promise'] }, views);
    const lacking = new AccessController(rules);
    expect(rules.personas.auditor?.tools).toEqual(['query_data']);
    expect(['inventory_health', 'daily_briefing', 'available_to_promise', 'query_data', 'carrier_performance']
      .map(tool => lacking.missingFor(identity({ persona: 'auditor' }), tool)))
      .toEqual(['products.unit_cost and inventory_position', 'products.unit_cost and inventory_position', undefined, undefined, undefined]);
    expect(lacking.missingFor(identity({ persona: 'emperor' }), 'inventory_health')).toBeUndefined();
  });

  test('grant a tool that runs others to those who have one of these', () => {
    const of = (...tools: string[]) =>
      accessRulesOf({ ...SHIPPED_MANIFEST, personas: { auditor: { ...auditor, tools } }, disabledTools: [] }).personas.auditor?.tools;
    expect(of('daily_briefing', 'query_data')).toEqual(['query_data']);
    expect(of('daily_briefing', 'identify_stockout_risks')).toEqual(['daily_briefing', 'identify_stockout_risks']);
  });

  test('let the platform ask how recent the data are, and nothing else', () => {
    const of = identity({ persona: '(platform)' });
    expect([ruled.titleOf(of), ruled.toolsFor(of), ruled.permitFor(of).views.size]).toEqual(['The platform', ['data_days'], 0]);
  });

  test('let curate and approve who is said to, and nobody else', () => {
    const personas = { curator: { ...auditor, id: 'curator', curate: true }, approver: { ...auditor, id: 'approver', approve: true }, auditor };
    const ofThem = new AccessController(accessRulesOf({ ...SHIPPED_MANIFEST, personas }));
    expect(['curator', 'approver', 'auditor', 'emperor'].map(persona => [ofThem.mayCurate(identity({ persona })), ofThem.mayApprove(identity({ persona }))]))
      .toEqual([[true, false], [false, true], [false, false], [false, false]]);
  });

  test.each(['warehouse_manager', 'emperor', '__proto__', 'constructor'])('grant nothing to %s, which they do not name', persona => {
    const of = identity({ persona });
    expect([ruled.permitFor(of).views.size, ruled.toolsFor(of), ruled.mayUse(of, 'query_data')]).toEqual([0, [], false]);
  });
});

describe('personal columns', () => {
  const people: CanonicalView = {
    name: 'people', meaning: '', grain: '', key: ['person_id'], rowScope: { kind: 'company' },
    columns: [
      { name: 'person_id', type: 'text', meaning: '', sensitivity: 'internal' },
      { name: 'email', type: 'text', meaning: '', sensitivity: 'personal' },
      { name: 'phone', type: 'text', meaning: '', sensitivity: 'personal' },
    ],
  };
  const reader = { id: 'reader', title: 'reader', views: ['people'], tools: ['query_data'] };
  const permitOf = (persona: PersonaGrant) =>
    new AccessController({ personas: { reader: persona }, views: { people } }).permitFor(identity({ persona: 'reader' }));

  test('are masked', () => {
    expect(permitOf(reader)).toEqual({
      views: new Map([['people', ['person_id']]]), masked: new Map([['people', ['email', 'phone']]]), warehouses: ['WH01'],
    });
  });

  test('that nobody records are not there, nor is a view without a column that somebody does', () => {
    const absent = people.columns.map(column => ({ ...column, absent: column.name === 'phone' ? true as const : undefined }));
    const nothing = { ...people, name: 'nothing', columns: people.columns.map(column => ({ ...column, absent: true as const })) };
    const plain = { ...people, name: 'plain', columns: people.columns.slice(0, 1) };
    const views = { people: { ...people, columns: absent }, nothing, plain };
    const permit = new AccessController({ personas: { reader: { ...reader, views: ['people', 'nothing', 'plain'] } }, views }).permitFor(identity({ persona: 'reader' }));
    expect(permit).toEqual({
      views: new Map([['people', ['person_id']], ['plain', ['person_id']]]), masked: new Map([['people', ['email']]]), warehouses: ['WH01'],
    });
  });

  test('are read as they are by who is granted them, each by its own name', () => {
    expect(permitOf({ ...reader, personalColumns: ['people.phone', 'others.email'] })).toEqual({
      views: new Map([['people', ['person_id', 'phone']]]), masked: new Map([['people', ['email']]]), warehouses: ['WH01'],
    });
  });
});

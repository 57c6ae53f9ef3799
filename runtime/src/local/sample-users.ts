import { PERSONAS, type PersonaId, type SampleUser } from '../../../src/contract';
import { scopeSummary, type WarehouseScope } from '../access';

/** A sample user with what the local issuer signs into its token. */
export interface LocalUser extends SampleUser {
  readonly persona: PersonaId;
  readonly warehouses: WarehouseScope;
}

const SAMPLE_WAREHOUSES: readonly string[] = ['WH01', 'WH02'];

/** Two users a persona, the narrow one first: the same question gives each of them other rows. */
export const SAMPLE_USERS: readonly LocalUser[] = [
  sampleUser('ann', 'Ann', 'warehouse_manager', ['WH01']),
  sampleUser('ben', 'Ben', 'warehouse_manager', 'all'),
  sampleUser('carla', 'Carla', 'field_engineer', ['WH02']),
  sampleUser('dan', 'Dan', 'field_engineer', 'all'),
  sampleUser('eva', 'Eva', 'procurement_specialist', ['WH01', 'WH02']),
  sampleUser('finn', 'Finn', 'procurement_specialist', 'all'),
];

/** Who asks where nobody is named: a warehouse manager who sees every warehouse. */
export const DEFAULT_USER_ID = 'ben';

/** The sample users of a company with these warehouses: who sees one of the sample company's sees one of these. */
export function sampleUsersOf(warehouses: readonly string[]): readonly LocalUser[] {
  if (warehouses.length === 0) return SAMPLE_USERS;
  return SAMPLE_USERS.map(user => {
    if (user.warehouses === 'all') return user;
    const scope = [...new Set(user.warehouses.map(id => warehouses[Math.min(SAMPLE_WAREHOUSES.indexOf(id), warehouses.length - 1)] ?? id))];
    return { ...user, warehouses: scope, scopeText: scopeSummary(scope).text };
  });
}

/** The sample user with this id, if there is one. */
export function findSampleUser(id: string): LocalUser | undefined {
  return SAMPLE_USERS.find(user => user.id === id);
}

/** Who speaks for a persona where no user is named: the one who sees every warehouse. */
export function userOfPersona(persona: PersonaId): LocalUser {
  const user = SAMPLE_USERS.find(each => each.persona === persona && each.warehouses === 'all');
  if (!user) throw new Error(`The persona ${persona} has no sample user who sees every warehouse.`);
  return user;
}

function sampleUser(id: string, name: string, persona: PersonaId, warehouses: WarehouseScope): LocalUser {
  return { id, name, persona, personaTitle: PERSONAS[persona].title, warehouses, scopeText: scopeSummary(warehouses).text };
}

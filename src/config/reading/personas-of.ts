import { PERSONAS, type PersonaGrant } from '../../contract';
import type { ResolvedConfiguration } from './resolved-configuration';

/**
 * The grants of every persona: those that ship, but a persona that the configuration names has what stands there and nothing else. A name
 * that does not ship is a new persona.
 */
export function personasOf({ views, tools, personalColumns, curate, approve }: ResolvedConfiguration['permissions']): PersonaGrant[] {
  const shipped: Readonly<Record<string, PersonaGrant>> = PERSONAS;
  const named = new Set([...Object.keys(views), ...Object.keys(tools)]);
  const configured = [...named].map(id => ({
    id, title: shipped[id]?.title ?? id.replaceAll('_', ' '), views: views[id] ?? [], tools: tools[id] ?? [],
  }));
  const granted = [...Object.values(shipped).filter(({ id }) => !named.has(id)), ...configured];
  return granted.map(persona => ({
    ...persona,
    ...Object.hasOwn(personalColumns, persona.id) ? { personalColumns: personalColumns[persona.id] ?? [] } : {},
    ...curate.includes(persona.id) ? { curate: true } : {},
    ...approve.includes(persona.id) ? { approve: true } : {},
  }));
}

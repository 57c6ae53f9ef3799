import type { CanonicalView, Manifest, PersonaGrant, ToolContract, ViewColumn } from '../../../src/contract';
import { DATA_DAYS, PERSONAS, PLATFORM_PERSONA, TOOLS, VIEWS, viewsOf } from '../../../src/contract';
import { NoPersonaError, PersonaNotGrantedError, ToolNotPermittedError } from './access-errors';
import type { Identity, VerifiedUser } from './identity';
import type { ReadPermit } from './permit';
import { fitOf } from './tool-fit';

/** What access decisions are made from. */
export interface AccessRules {
  readonly personas: Readonly<Record<string, PersonaGrant>>;
  readonly views: Readonly<Record<string, CanonicalView>>;
}

/** The rules of a manifest: a tool that is disabled, or that the company's views leave without what it needs, is granted to nobody. */
export function accessRulesOf(manifest: Manifest, views = viewsOf(manifest)): AccessRules {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  const unfit = tools.filter(tool => fitOf(tool, views).missing.length > 0).map(tool => tool.name);
  const withheld = new Set([...manifest.disabledTools, ...unfit]);
  const enabled = (persona: PersonaGrant): PersonaGrant =>
    ({ ...persona, tools: withSomethingToRun(persona.tools.filter(tool => !withheld.has(tool))) });
  const personas = Object.entries(manifest.personas).map(([id, persona]): [string, PersonaGrant] => [id, enabled(persona)]);
  return { personas: Object.fromEntries([...personas, [PLATFORM_PERSONA, PLATFORM_GRANT]]), views };
}

/** Without the tools that run others and are left with none of them. */
function withSomethingToRun(names: readonly string[]): string[] {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  const runs = new Map(tools.map(({ name, runs: others }) => [name, others]));
  return names.filter(name => runs.get(name)?.some(other => names.includes(other)) ?? true);
}

/** What the platform itself may do: ask how recent the data are. No token can name it. */
const PLATFORM_GRANT: PersonaGrant = { id: PLATFORM_PERSONA, title: 'The platform', views: [], tools: [DATA_DAYS.name] };

/** Decides what an identity may use and read. What is not granted is denied. */
export class AccessController {
  /** @param rules  those that ship, if none are given */
  constructor(private readonly rules: AccessRules = { personas: PERSONAS, views: VIEWS }) {}

  /**
   * The user as one of the user's personas.
   *
   * @param persona  the first of the user's, if none is asked for
   * @throws NoPersonaError, PersonaNotGrantedError
   */
  identify(user: VerifiedUser, persona?: string): Identity {
    const [first] = user.personas;
    if (first === undefined) throw new NoPersonaError();
    const chosen = persona === undefined ? first : user.personas.find(each => each === persona);
    if (chosen === undefined) throw new PersonaNotGrantedError(user.personas);
    return { subject: user.subject, name: user.name, persona: chosen, warehouses: user.warehouses };
  }

  /** What the identity may query by SQL: its persona's views, in its own rows. Personal columns are masked, but those that it is granted. */
  permitFor(identity: Identity): ReadPermit {
    const { views, personalColumns = [] } = this.grantOf(identity);
    const known = views.flatMap(name => Object.hasOwn(this.rules.views, name) ? this.rules.views[name]! : []);
    const granted = known.filter(view => present(view).length > 0);
    const isMasked = (view: CanonicalView, { name, sensitivity }: ViewColumn) =>
      sensitivity === 'personal' && !personalColumns.includes(`${view.name}.${name}`);
    const columns = (view: CanonicalView, masked: boolean): [string, readonly string[]] =>
      [view.name, present(view).filter(column => isMasked(view, column) === masked).map(({ name }) => name)];
    return {
      views: new Map(granted.map(view => columns(view, false))),
      masked: new Map(granted.map(view => columns(view, true)).filter(([, names]) => names.length > 0)),
      warehouses: identity.warehouses,
    };
  }

  /** What a tool may read for the identity: the views and columns that its contract names, always in the identity's own rows. */
  permitOfTool(contract: ToolContract, identity: Identity): ReadPermit {
    if (contract.reads === 'persona') return this.permitFor(identity);
    return { views: new Map(Object.entries(contract.reads)), warehouses: identity.warehouses };
  }

  /** The company's views, by name. */
  get views(): AccessRules['views'] {
    return this.rules.views;
  }

  /** The ids of all personas that people may have. */
  get personas(): readonly string[] {
    return Object.keys(this.rules.personas).filter(id => id !== PLATFORM_PERSONA);
  }

  /** The title of the identity's persona, as people read it. */
  titleOf(identity: Identity): string {
    return this.grantOf(identity).title;
  }

  /** The tools that the identity may use. */
  toolsFor(identity: Identity): readonly string[] {
    return this.grantOf(identity).tools;
  }

  /** Whether the identity may read what people said of answers, and approve questions. Granted to nobody unless the configuration does. */
  mayCurate(identity: Identity): boolean {
    return this.grantOf(identity).curate === true;
  }

  /** Whether the identity may approve and reject drafts. Granted to nobody unless the configuration does. */
  mayApprove(identity: Identity): boolean {
    return this.grantOf(identity).approve === true;
  }

  mayUse(identity: Identity, tool: string): boolean {
    return this.toolsFor(identity).some(each => each === tool);
  }

  /** @throws ToolNotPermittedError  the same for a tool that is not granted and for one that does not exist */
  requireTool(identity: Identity, tool: string): void {
    if (!this.mayUse(identity, tool)) throw new ToolNotPermittedError();
  }

  private grantOf({ persona }: Identity): PersonaGrant {
    const grant = Object.hasOwn(this.rules.personas, persona) ? this.rules.personas[persona] : undefined;
    return grant ?? { id: persona, title: persona, views: [], tools: [] };
  }
}

function present(view: CanonicalView): readonly ViewColumn[] {
  return view.columns.filter(column => !column.absent);
}

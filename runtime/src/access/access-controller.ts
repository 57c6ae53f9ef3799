import type { CanonicalView, Manifest, PersonaGrant, ToolContract, ViewColumn } from '../../../src/contract';
import { DATA_DAYS, PERSONAS, PLATFORM_PERSONA, TOOLS, VIEWS, viewsOf } from '../../../src/contract';
import { NoPersonaError, PersonaNotGrantedError, ToolNotPermittedError } from './access-errors';
import type { Identity, VerifiedUser } from './identity';
import type { ReadPermit } from './permit';
import { fitOf, missingInWords } from './tool-fit';

/** What access decisions are made from. */
export interface AccessRules {
  readonly personas: Readonly<Record<string, PersonaGrant>>;
  readonly views: Readonly<Record<string, CanonicalView>>;
  /** By persona, the tools that it would have if the company's views held what they need, and what that is, in words. */
  readonly unable?: Readonly<Record<string, ReadonlyMap<string, string>>>;
}

/**
 * The rules of a manifest: a tool that is disabled is granted to nobody, nor is one that the company's views leave without what it needs; of that
 * one the rules keep what is missing, so that whoever asks for it is told.
 */
export function accessRulesOf(manifest: Manifest, views = viewsOf(manifest)): AccessRules {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  const missing = new Map(tools.map(tool => [tool.name, fitOf(tool, views).missing]));
  const isFit = (tool: string) => (missing.get(tool) ?? []).length === 0;
  const enabled = Object.entries(manifest.personas).map(([id, persona]): [string, PersonaGrant] =>
    [id, { ...persona, tools: withSomethingToRun(persona.tools.filter(tool => !manifest.disabledTools.includes(tool))) }]);
  const fit = enabled.map(([id, persona]): [string, PersonaGrant] => [id, { ...persona, tools: withSomethingToRun(persona.tools.filter(isFit)) }]);
  const granted = Object.fromEntries([...fit, [PLATFORM_PERSONA, PLATFORM_GRANT]]);
  const unable = enabled.map(([id, persona]): [string, ReadonlyMap<string, string>] => [id, new Map(
    persona.tools.filter(tool => !granted[id]?.tools.includes(tool)).map(tool => [tool, missingInWords(missingFor(tool, persona.tools), views)]),
  )]);
  return { personas: granted, views, unable: Object.fromEntries(unable) };

  /** What a tool lacks; of one that only runs others, what that one lacks of the persona's that lacks least. */
  function missingFor(tool: string, others: readonly string[]): readonly string[] {
    if (!isFit(tool)) return missing.get(tool) ?? [];
    const runs = tools.find(({ name }) => name === tool)?.runs ?? [];
    return runs.filter(name => others.includes(name)).flatMap(name => [missing.get(name) ?? []]).sort((a, b) => a.length - b.length)[0] ?? [];
  }
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

  /** What a tool lacks in the company's data that the identity could use otherwise, in words; undefined for every other tool. */
  missingFor({ persona }: Identity, tool: string): string | undefined {
    const { unable = {} } = this.rules;
    return Object.hasOwn(unable, persona) ? unable[persona]?.get(tool) : undefined;
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

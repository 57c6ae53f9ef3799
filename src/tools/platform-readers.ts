import type * as iam from 'aws-cdk-lib/aws-iam';
import type { ResolvedConfiguration } from '../config';
import { personasOf } from '../config/reading';
import type { ToolFamily } from '../contract';
import type { ResourceNamer } from '../naming/resource-namer';
import { fixedReads, toolsOf } from './family-views';
import type { PersonaReader, QueryReader } from './query-reader';

/** Under what the queries of a family run, as a configuration says. */
export interface PlatformReaders {
  readonly personaReaders: PersonaReader[];
  readonly toolReaders: QueryReader[];
}

/** Readers of a family: each persona that may use one of its tools that read as their caller, and each tool that names its views. */
export function platformReaders(
  family: ToolFamily, config: ResolvedConfiguration, names: ResourceNamer, roles: { [reader: string]: iam.IRole } = {},
): PlatformReaders {
  const asCaller = toolsOf(family).filter(({ name, reads }) => reads === 'persona' && !config.tools.disabled.includes(name)).map(({ name }) => name);
  const named = (reader: string): QueryReader => {
    const purpose = `queries-${reader.replaceAll('_', '-')}`;
    return { reader, workgroupName: names.workgroup(purpose), roleName: names.role(purpose), role: roles[reader] };
  };
  return {
    personaReaders: personasOf(config.permissions)
      .filter(({ tools }) => tools.some(tool => asCaller.includes(tool)))
      .map(({ id, views }) => ({ ...named(id), views: [...views] })),
    toolReaders: Object.keys(fixedReads(family)).map(named),
  };
}

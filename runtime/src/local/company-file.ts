import { statSync } from 'node:fs';
import path from 'node:path';

import {
  checkGiven, DISK, givenOnDisk, LAPTOP, overlaid, problemText, wholeFile, type ConfigurationProblem, type FileSource, type Variables,
} from '../../../src/config/reading';
import { PlatformError } from '../errors';

import { catalogueOf, SHIPPED_CATALOGUE, type CatalogueSource, type CompanyCatalogue } from './company-catalogue';

/** The configuration of a laptop that nobody needs to name. */
export const DEFAULT_CONFIG = 'config/laptop.yaml';

/** A configuration that the laptop cannot run by. */
export class CompanyFileError extends PlatformError {
  readonly code = 'CONFIGURATION_INVALID';
  override readonly remedy: string;

  constructor(readonly file: string, readonly problems: readonly ConfigurationProblem[]) {
    super(`The configuration cannot be used: ${problems.map(problemText).join(' ')}`);
    this.remedy = `Mend it, then see what is left: scap config validate ${file}`;
  }
}

export interface CompanyFileOptions {
  /** As it was named on the command line; undefined: config/laptop.yaml where that is there. */
  readonly file: string | undefined;
  /** The working directory. */
  readonly cwd: string;
  readonly variables: Variables;
  /** `data.as_of` where there is no file. */
  readonly asOf: string;
}

/**
 * The company's configuration file. What stands in it is read again when it has changed; while it cannot be read, what was read last holds.
 */
export class CompanyFile implements CatalogueSource {
  private stamp = '';
  private catalogue: CompanyCatalogue;

  private constructor(readonly file: string | undefined, private readonly options: CompanyFileOptions) {
    this.catalogue = { ...SHIPPED_CATALOGUE, asOf: options.asOf };
  }

  /** @throws CompanyFileError */
  static open(options: CompanyFileOptions): CompanyFile {
    const there = options.file ?? (isFile(path.resolve(options.cwd, DEFAULT_CONFIG)) ? DEFAULT_CONFIG : undefined);
    const opened = new CompanyFile(there, options);
    const fault = opened.read();
    if (fault) throw fault;
    return opened;
  }

  get current(): CompanyCatalogue {
    return this.catalogue;
  }

  /** Reads the file again if it has changed, and says whether it has. `onFault` is told why what it says now cannot be used. */
  refresh(onFault: (fault: CompanyFileError) => void): boolean {
    if (this.stampNow() === this.stamp) return false;
    const fault = this.read();
    if (fault) onFault(fault);
    return fault === undefined;
  }

  /** Reads what stands there now, and says what is wrong with it: then what was read last holds. */
  private read(): CompanyFileError | undefined {
    if (this.file === undefined) return undefined;
    this.stamp = this.stampNow();
    const { cwd, variables } = this.options;
    const given = givenOnDisk({ file: this.file, variables, envFile: '.env', source: filesIn(cwd) });
    const place = wholeFile(this.file);
    // A file that names no environment is the laptop's own.
    const laptop = { values: new Map([['environment', { value: LAPTOP, place }]]), problems: [] };
    const { configuration, problems } = checkGiven(overlaid(laptop, given), { whole: place });
    if (problems.length > 0) return new CompanyFileError(this.file, problems);
    this.catalogue = catalogueOf(configuration);
    return undefined;
  }

  /** Changes with what the file holds, as far as the file system tells. */
  private stampNow(): string {
    if (this.file === undefined) return '';
    try {
      const { mtimeMs, size, ino } = statSync(path.resolve(this.options.cwd, this.file));
      return [mtimeMs, size, ino].join();
    } catch {
      return 'gone';
    }
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function filesIn(cwd: string): FileSource {
  return { text: file => DISK.text(path.resolve(cwd, file)), names: folder => DISK.names(path.resolve(cwd, folder)) };
}

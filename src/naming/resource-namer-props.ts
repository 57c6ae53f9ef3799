/** What a platform's names are made of. */
export interface ResourceNamerProps {
  /** First part of every name: `scap`. */
  readonly prefix: string;
  /** `dev`, `staging`, `prod`: at most 12 characters. */
  readonly environment: string;
  /**
   * Who makes names up: `explicit`, these rules; `generated`, CloudFormation, wherever a resource need not be known before it exists.
   *
   * @default 'explicit'
   */
  readonly physical?: string;
  /**
   * From the second on it stands behind every name (`-g2`).
   *
   * @default 1
   */
  readonly generation?: number;
}

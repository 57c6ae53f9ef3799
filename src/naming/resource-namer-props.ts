/** What a platform's names are made of. */
export interface ResourceNamerProps {
  /** First part of every name: `scap`. */
  readonly prefix: string;
  /** `dev`, `staging`, `prod`: at most 12 characters. */
  readonly environment: string;
}

/** The tags of a platform. */
export interface TagManagerProps {
  readonly project: string;
  readonly environment: string;
  readonly costCenter: string;
  readonly owner: string;
  /**
   * Further tags.
   *
   * @default - the five that the platform sets
   */
  readonly tags?: { [name: string]: string };
}

/** A geography of Bedrock's inference profiles. What a model's profile is called by is on the model's page. */
export enum ModelGeography {
  /** United States. */
  US = 'us',
  /** Europe. */
  EU = 'eu',
  /** Asia and the Pacific. */
  APAC = 'apac',
  /** Japan alone. */
  JP = 'jp',
  /** Australia alone. */
  AU = 'au',
  /** Canada alone. */
  CA = 'ca',
  /** GovCloud of the United States. */
  US_GOV = 'us-gov',
}

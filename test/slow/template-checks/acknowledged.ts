/** A finding of checkov that stands, on resources of one type, and why a reviewer may accept it. */
export interface AcknowledgedCheck {
  readonly check: string;
  /** What the logical id holds; absent: any resource. */
  readonly resource?: string;
  /** The examples in which it stands; absent: all. */
  readonly environments?: readonly string[];
  readonly reason: string;
}

const WITHOUT_VPC = ['dev', 'staging'];

/** Everything else that checkov finds fails the test, and so does a line here that is no longer found. */
export const ACKNOWLEDGED_CHECKS: readonly AcknowledgedCheck[] = [
  {
    check: 'CKV_AWS_18', resource: 'AccessLogs',
    reason: 'The bucket receives the access logs of the others; logging itself into itself would never end.',
  },
  {
    check: 'CKV_AWS_67', environments: ['prod'],
    reason: 'The trail records the data events of the platform, which lies in one Region: trails of other Regions would record, and bill, the account of others.',
  },
  { check: 'CKV_AWS_117', environments: WITHOUT_VPC, reason: 'features.vpc is off in this example.' },
  {
    check: 'CKV_AWS_117', resource: 'KeySet', environments: ['prod'],
    reason: 'It fetches the keys of the issuer, whom a VPC without NAT cannot reach: that is what it is for. It reads none of the data.',
  },
  {
    check: 'CKV_AWS_59', resource: 'ApiRestApi',
    reason: 'Who has not signed in yet must be able to load the page that signs him in. These routes serve the files of a build and public settings, no data.',
  },
  { check: 'CKV_AWS_115', environments: WITHOUT_VPC, reason: 'functions.reserved_concurrency is 0 in this example: it would take from what a small account has.' },
  { check: 'CKV_AWS_73', environments: ['dev'], reason: 'features.xray is off in this example.' },
  {
    check: 'CKV_AWS_120',
    reason: 'Every answer is for one person and one moment: a cache in API Gateway would serve one user what another may see.',
  },
];

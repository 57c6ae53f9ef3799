import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledgeInlinePolicies } from '../security/acknowledgements';
import { AuditStore } from './audit-store';
import type { AuditTrailProps } from './audit-trail-props';
import { eventSelectors } from './event-selectors';
import { TrailResourceError } from './trail-resource-error';

/**
 * Records who read or wrote given buckets, tables and functions, whatever their role: in a bucket that nobody can shorten, each file with a digest
 * that shows a later change, and in a log group.
 */
export class AuditTrail extends AuditStore {
  /** The trail. */
  public readonly trail: cloudtrail.Trail;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id, props);
    this.trail = new cloudtrail.Trail(this, 'Trail', {
      trailName: props.trailName,
      // By name: the bucket's policy is written already, for this trail only, where the L2 would let any trail of any account write.
      bucket: s3.Bucket.fromBucketName(this, 'TrailBucket', this.bucket.bucketName),
      encryptionKey: props.encryptionKey,
      enableFileValidation: true,
      sendToCloudWatchLogs: true,
      cloudWatchLogGroup: this.logGroup,
      // What is recorded lies in one Region.
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: props.managementEvents ?? false,
    });
    nameLogsRole(this.trail, props.logsRoleName);
    acknowledgeInlinePolicies(this.trail);
    if (this.bucket.policy) this.trail.node.addDependency(this.bucket.policy);
    selectEvents(this.trail, props);
  }
}

/** The L2 makes this role without asking for its name. */
function nameLogsRole(trail: cloudtrail.Trail, roleName: string | undefined): void {
  const role = trail.node.findChild('LogsRole').node.defaultChild;
  if (!(role instanceof iam.CfnRole)) throw new TrailResourceError('a role that writes its log');
  role.roleName = roleName;
}

/** The L2 knows only the older selectors, which cannot name tables. */
function selectEvents(trail: cloudtrail.Trail, props: AuditTrailProps): void {
  const resource = trail.node.defaultChild;
  if (!(resource instanceof cloudtrail.CfnTrail)) throw new TrailResourceError('a CfnTrail, by which what is recorded is chosen');
  resource.eventSelectors = undefined;
  resource.advancedEventSelectors = eventSelectors(props);
}

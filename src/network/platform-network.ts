import { Annotations, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { KnownOnlyAtDeploymentError } from '../errors/known-only-at-deployment-error';
import { acknowledge, acknowledgeInlinePolicies } from '../security/acknowledgements';
import { bundledClients } from './bundled-clients';
import { endpointServices, type EndpointService } from './endpoint-services';
import { NetworkEgress } from './network-egress';
import { NetworkElsewhere } from './network-elsewhere';
import { NetworkError } from './network-error';
import type { IPlatformNetwork, PlatformNetworkAttributes } from './platform-network-interface';
import type { PlatformNetworkProps } from './platform-network-props';
import { privateSubnets } from './private-subnets';
import { firstZones, vpcOverZones } from './zones';

/**
 * Where functions run when nothing of them may pass through the internet: subnets without a way out, an endpoint for each service that their
 * code calls, which lets through those calls of this account and no others, and a log of every connection. Or a VPC of your own.
 */
export class PlatformNetwork extends Construct implements IPlatformNetwork {
  /** The network of another stack, for functions here: nothing of it is made or changed. */
  public static fromPlatformNetworkAttributes(scope: Construct, id: string, attributes: PlatformNetworkAttributes): IPlatformNetwork {
    return new NetworkElsewhere(scope, id, attributes);
  }

  /** The VPC. */
  public readonly vpc: ec2.IVpc;
  /** The subnets that functions run in. */
  public readonly vpcSubnets: ec2.SubnetSelection;
  /** The security groups of functions. */
  public readonly securityGroups: ec2.ISecurityGroup[];
  /** What functions may reach: `network.connections.allowTo(database, Port.POSTGRES)`. */
  public readonly connections: ec2.Connections;
  /** The endpoints that were made, none in a VPC of yours. */
  public readonly endpoints: ec2.IVpcEndpoint[] = [];
  private readonly egress: NetworkEgress;

  constructor(scope: Construct, id: string, props: PlatformNetworkProps) {
    super(scope, id);
    this.egress = props.egress ?? NetworkEgress.ENDPOINTS;
    const services = endpointServices(props.clients ?? bundledClients(), props.tracing ?? false);
    if (props.vpc) {
      this.vpc = props.vpc;
      this.vpcSubnets = props.vpcSubnets ?? privateSubnets(props.vpc);
      requireZones(this.vpc.selectSubnets(this.vpcSubnets), props.zones);
      this.tellWhatIsNeeded(services);
    } else {
      const vpc = this.ownVpc(props);
      this.vpc = vpc;
      this.vpcSubnets = { subnetGroupName: SUBNETS };
      this.logConnections(vpc, props);
    }
    this.securityGroups = props.securityGroups ?? [this.functionsGroup(props)];
    this.connections = new ec2.Connections({ securityGroups: this.securityGroups });
    if (!props.vpc) this.addEndpoints(services);
  }

  private ownVpc(props: PlatformNetworkProps): ec2.Vpc {
    if (Token.isUnresolved(props.zoneNames)) throw new KnownOnlyAtDeploymentError('zoneNames', 'which subnets there are');
    const zones = props.zoneNames ?? firstZones(zoneCount(props.zones));
    if (zones.length < 2 || zones.length > 3) throw new NetworkError('zoneNames', zones, 'are not two or three', 'Name two or three zones.');
    const nat = this.egress === NetworkEgress.NAT;
    const vpc = vpcOverZones(this, 'Vpc', {
      vpcName: props.vpcName,
      ipAddresses: ec2.IpAddresses.cidr(props.cidr ?? '10.0.0.0/16'),
      availabilityZones: zones,
      // One gateway serves two zones; over three, each has its own, so that the loss of a zone is not felt.
      natGateways: nat ? (zones.length === 3 ? 3 : 1) : 0,
      subnetConfiguration: nat
        ? [
          { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28, mapPublicIpOnLaunch: false },
          { name: SUBNETS, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        ]
        : [{ name: SUBNETS, subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      // Closing it needs a custom resource. Nothing of ours is in it.
      restrictDefaultSecurityGroup: false,
    });
    for (const pack of ['Nist', 'Hipaa', 'Pci'] as const) acknowledge(vpc, `defaultSecurityGroup${pack}`);
    return vpc;
  }

  private logConnections(vpc: ec2.IVpc, props: PlatformNetworkProps): void {
    const logGroup = new logs.LogGroup(this, 'FlowLogGroup', {
      logGroupName: props.flowLogGroupName,
      encryptionKey: props.encryptionKey,
      retention: props.flowLogRetention ?? logs.RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new iam.Role(this, 'FlowLogRole', {
      roleName: props.flowLogRoleName,
      description: 'Writes the log of connections in the VPC of the supply-chain agents',
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    acknowledgeInlinePolicies(role);
    new ec2.FlowLog(this, 'FlowLog', {
      resourceType: ec2.FlowLogResourceType.fromVpc(vpc),
      destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup, role),
      trafficType: ec2.FlowLogTrafficType.ALL,
    });
  }

  private functionsGroup(props: PlatformNetworkProps): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'Functions', {
      vpc: this.vpc, description: 'Functions of the supply-chain agents: out to AWS, nobody in', allowAllOutbound: false,
    });
    const closed = !props.vpc && this.egress === NetworkEgress.ENDPOINTS;
    if (closed && props.gatewayPrefixListIds) {
      for (const list of props.gatewayPrefixListIds) group.addEgressRule(ec2.Peer.prefixList(list), HTTPS, 'Gateway endpoint');
    } else {
      // No template can name the addresses of a gateway endpoint without a look-up (docs/adr/0007). Isolated subnets route to nothing else.
      group.addEgressRule(ec2.Peer.anyIpv4(), HTTPS, closed ? 'Gateway endpoints: there is no other route' : 'AWS');
    }
    return group;
  }

  private addEndpoints(services: readonly EndpointService[]): void {
    const closed = this.egress === NetworkEgress.ENDPOINTS;
    const interfaces = closed ? services.filter(service => service.interfaceService) : [];
    const group = interfaces.length > 0 ? this.endpointsGroup() : undefined;
    for (const service of services) {
      const endpoint = service.gatewayService
        ? new ec2.GatewayVpcEndpoint(this, service.id, { vpc: this.vpc, service: service.gatewayService, subnets: [this.vpcSubnets] })
        : group && service.interfaceService && new ec2.InterfaceVpcEndpoint(this, service.id, {
          vpc: this.vpc, service: service.interfaceService, subnets: this.vpcSubnets, securityGroups: [group], open: false, privateDnsEnabled: true,
        });
      endpoint?.addToPolicy(this.only(service));
      if (endpoint) this.endpoints.push(endpoint);
    }
  }

  private endpointsGroup(): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'Endpoints', {
      vpc: this.vpc, description: 'Endpoints of AWS services: functions of the supply-chain agents in, nothing out', allowAllOutbound: false,
    });
    for (const functions of this.securityGroups) functions.connections.allowTo(group, HTTPS, 'Interface endpoints');
    return group;
  }

  /** Lets through what the runtime calls, by principals of this account and, where that can be said, on what lies in it. */
  private only({ actions, ownResources }: EndpointService): iam.PolicyStatement {
    const { account } = Stack.of(this);
    return new iam.PolicyStatement({
      principals: [new iam.StarPrincipal()],
      actions: [...actions],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:PrincipalAccount': account, ...(ownResources ? { 'aws:ResourceAccount': account } : {}) } },
    });
  }

  private tellWhatIsNeeded(services: readonly EndpointService[]): void {
    const names = services.map(({ interfaceService, gatewayService }) => interfaceService?.shortName ?? gatewayService?.name.split('.').at(-1));
    Annotations.of(this).addInfo(`Functions run in a VPC of yours. Its subnets need a NAT gateway, or endpoints for: ${names.join(', ')}.`);
  }
}

/** The group of subnets that functions run in. */
const SUBNETS = 'Functions';
const HTTPS = ec2.Port.tcp(443);

function zoneCount(zones = 2): number {
  if (Token.isUnresolved(zones)) throw new KnownOnlyAtDeploymentError('zones', 'how many subnets there are');
  if (zones !== 2 && zones !== 3) throw new NetworkError('zones', zones, 'is neither 2 nor 3', 'Give 2, or 3 so that the loss of a zone is not felt.');
  return zones;
}

/** Three zones were asked for: subnets of the consumer must lie in three, as far as that is known. */
function requireZones({ subnets }: ec2.SelectedSubnets, zones: number | undefined): void {
  const names = subnets.map(({ availabilityZone }) => availabilityZone);
  if (zones !== 3 || names.some(name => Token.isUnresolved(name)) || new Set(names).size >= zones) return;
  throw new NetworkError('vpcSubnets', names, 'do not span three zones', 'Give subnets in three zones, or two zones (features.multi_az: false).');
}

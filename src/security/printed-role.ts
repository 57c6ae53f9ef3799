import { Aspects, Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Dependable, type Construct, type IConstruct } from 'constructs';
import { printPolicyNeeded } from './policy-needed';

/** A role of the consumer's: statements go to it, and those that it does not take are printed at synthesis, so that nobody has to guess them. */
export function printedRole(scope: Construct, id: string, role: iam.IRole): iam.IRole {
  return iam.Role.isRole(role) || role instanceof iam.LazyRole ? role : new PrintedRole(scope, id, role);
}

class PrintedRole extends Resource implements iam.IRole {
  public readonly grantPrincipal: iam.IPrincipal = this;
  public readonly assumeRoleAction: string;
  public readonly policyFragment: iam.PrincipalPolicyFragment;
  public readonly principalAccount: string | undefined;
  public readonly roleArn: string;
  public readonly roleName: string;
  public readonly roleRef: iam.IRole['roleRef'];
  private readonly refused: iam.PolicyStatement[] = [];

  constructor(scope: Construct, id: string, private readonly given: iam.IRole) {
    super(scope, id);
    this.assumeRoleAction = given.assumeRoleAction;
    this.policyFragment = given.policyFragment;
    this.principalAccount = given.principalAccount;
    this.roleArn = given.roleArn;
    this.roleName = given.roleName;
    this.roleRef = given.roleRef;
    Dependable.implement(this, { get dependencyRoots(): IConstruct[] { return Dependable.of(given).dependencyRoots; } });
    Aspects.of(this).add({ visit: node => { if (node === this) this.print(); } });
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    const result = this.given.addToPrincipalPolicy(statement);
    // A role that cannot be changed says that it was; only it has no policy then.
    const taken = result.policyDependable !== undefined && Dependable.of(result.policyDependable).dependencyRoots.length > 0;
    if (!taken) this.refused.push(statement);
    return result;
  }

  public addToPolicy(statement: iam.PolicyStatement): boolean {
    return this.addToPrincipalPolicy(statement).statementAdded;
  }

  public addManagedPolicy(policy: iam.IManagedPolicy): void {
    this.given.addManagedPolicy(policy);
  }

  public attachInlinePolicy(policy: iam.Policy): void {
    this.given.attachInlinePolicy(policy);
  }

  public grant(grantee: iam.IPrincipal, ...actions: string[]): iam.Grant {
    return this.given.grant(grantee, ...actions);
  }

  public grantPassRole(grantee: iam.IPrincipal): iam.Grant {
    return this.given.grantPassRole(grantee);
  }

  public grantAssumeRole(grantee: iam.IPrincipal): iam.Grant {
    return this.given.grantAssumeRole(grantee);
  }

  private print(): void {
    if (this.refused.length === 0) return;
    const policy = new iam.PolicyDocument({ statements: this.refused, minimize: true });
    printPolicyNeeded(this, 'role', 'This role is yours and cannot be changed here. It needs this policy', policy);
  }
}

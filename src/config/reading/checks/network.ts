import type { CrossCheck } from '../cross-check';

/** The zones, the egress and the addresses of the VPC. */
export const NETWORK_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['features.multi_az', 'features.vpc'],
    find: ({ features }, { has, name }) => (features.multiAz && !features.vpc && has('features.multi_az') ? [{
      keys: ['features.multi_az', 'features.vpc'],
      message: `does not go together: ${name('features.multi_az')} is true, but there is no VPC to span zones`,
      hint: `Set ${name('features.vpc')}: true, or ${name('features.multi_az')}: false.`,
    }] : []),
  },
  {
    reads: ['network.egress', 'features.vpc'],
    find: ({ features, network }, { has, name }) => (network.egress === 'nat' && !features.vpc && has('network.egress') ? [{
      keys: ['network.egress'],
      message: `is nat, but ${name('features.vpc')} is false: functions without a VPC reach the internet already`,
      hint: `Remove it, or set ${name('features.vpc')}: true.`,
    }] : []),
  },
  {
    reads: ['identity.key_set', 'network.egress', 'features.vpc'],
    find: ({ features, identity, network }, { name }) => (features.vpc && network.egress === 'endpoints' && identity.keySet === 'fetch' ? [{
      keys: ['identity.key_set', 'network.egress'],
      message: 'does not go together: functions in a VPC with endpoints alone cannot fetch the keys of the issuer',
      hint: `Set ${name('identity.key_set')}: auto or parameter, or ${name('network.egress')}: nat.`,
    }] : []),
  },
  {
    reads: ['network.cidr', 'features.multi_az', 'features.vpc'],
    find: ({ features, network }, { has }) => {
      if (!features.vpc && !has('network.cidr')) return [];
      const zones = features.multiAz ? 3 : 2;
      const fault = rangeFault(network.cidr, zones);
      return fault ? [{ keys: ['network.cidr'], message: `is ${network.cidr}, ${fault}`, hint: `Choose one from /16 to ${smallest(zones)}, such as 10.0.0.0/16.` }] : [];
    },
  },
];

/** Subnets are /28 at least, and each zone has a private one and may have a public one. */
function smallest(zones: number): string {
  return zones === 3 ? '/25' : '/26';
}

function rangeFault(cidr: string, zones: number): string | undefined {
  const [address = '', length = ''] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const bits = Number(length);
  if (octets.some(octet => octet > 255) || bits > 32) return 'which is no IPv4 range';
  if (bits < 16) return 'which is larger than a VPC may be';
  if (bits > Number(smallest(zones).slice(1))) return `which is too small for subnets in ${zones} zones`;
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return value % 2 ** (32 - bits) === 0 ? undefined : 'which does not begin where a range of that size begins';
}

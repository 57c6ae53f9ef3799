import type { CrossCheck } from '../cross-check';
import type { KeyPath } from '../known-keys';
import type { ResolvedConfiguration } from '../resolved-configuration';

/** What protects the API, and what is only whole in pairs. */
export const ACCESS_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['environment', 'features.waf'],
    find: ({ environment, features }, { name }) => (environment === 'prod' && !features.waf ? [{
      keys: ['features.waf'], message: 'is false in prod: nothing stands before the API but its throttle', hint: `Set ${name('features.waf')}: true.`, warning: true,
    }] : []),
  },
  {
    reads: ['api.requests_per_ip', 'features.waf'],
    find: ({ features }, { has, name }) => (has('api.requests_per_ip') && !features.waf ? [{
      keys: ['api.requests_per_ip'], message: 'has no effect without a web ACL', hint: `Set ${name('features.waf')}: true, or remove it.`, warning: true,
    }] : []),
  },
  pair('identity.issuer', 'identity.audience', ({ identity }) => [identity.issuer, identity.audience]),
  {
    reads: ['identity.key_set_url', 'identity.issuer'],
    find: ({ identity }, { name }) => (identity.keySetUrl !== undefined && identity.issuer === undefined ? [{
      keys: ['identity.key_set_url'], message: `needs ${name('identity.issuer')}`, hint: 'Remove it: the pool of the platform publishes its keys where it says.',
    }] : []),
  },
  pair('api.domain_name', 'api.certificate_arn', ({ api }) => [api.domainName, api.certificateArn]),
  {
    reads: ['models.geography', 'models.residency'],
    find: ({ models }, { name }) => (models.geography !== 'auto' && models.residency !== 'geography' ? [{
      keys: ['models.geography'], message: `has no effect with ${name('models.residency')}: ${models.residency}`, hint: 'Remove it.', warning: true,
    }] : []),
  },
  {
    reads: ['models.destination_regions', 'models.residency'],
    find: ({ models }, { name }) => (models.destinationRegions.length > 0 && models.residency !== 'geography' ? [{
      keys: ['models.destination_regions'], message: `has no effect with ${name('models.residency')}: ${models.residency}`, hint: 'Remove it.', warning: true,
    }] : []),
  },
];

/** Two keys of which neither says anything alone. */
function pair(one: KeyPath, other: KeyPath, values: (config: ResolvedConfiguration) => readonly [unknown, unknown]): CrossCheck {
  return {
    reads: [one, other],
    find: (config, { name }) => {
      const [first, second] = values(config);
      if ((first === undefined) === (second === undefined)) return [];
      const [given, missing] = first === undefined ? [other, one] : [one, other];
      return [{ keys: [given], message: `needs ${name(missing)}`, hint: 'Give both, or neither.' }];
    },
  };
}

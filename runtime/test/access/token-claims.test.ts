import { ACCESS_SCOPE, PERSONAS_CLAIM } from '../../../src/contract';
import { claimsOf } from '../../src/access/token-claims';

test('a token that names no persona has none, whatever else it says', () => {
  expect(claimsOf({ sub: 'u1', token_use: 'id' }, 'id', 'client')).toEqual({ sub: 'u1', name: undefined, username: undefined, groups: [] });
  expect(claimsOf({ sub: 'u1', token_use: 'id', [PERSONAS_CLAIM]: ['buyer'] }, 'id', 'client')).toMatchObject({ groups: ['buyer'] });
});

test('an access token without an audience or a client of its own is for nobody', () => {
  const token = { sub: 'u1', token_use: 'access', scope: ACCESS_SCOPE.full };
  expect(claimsOf(token, 'access', 'client')).toBeUndefined();
  expect(claimsOf({ ...token, client_id: 'client' }, 'access', 'client')).toMatchObject({ sub: 'u1' });
  expect(claimsOf({ ...token, scope: 1, client_id: 'client' }, 'access', 'client')).toBeUndefined();
});

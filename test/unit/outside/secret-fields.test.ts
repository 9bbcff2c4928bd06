import { describe, expect, it } from 'vitest';
import { isSecretField, withoutSecrets } from '../../../main/outside/secret-fields.ts';
import { agentRecord } from '../../../main/sentinelone/agent-record.ts';
import { agentFieldsLeftOut } from '../../../main/sentinelone/left-out-fields.ts';
import { riskRecord } from '../../../main/sentinelone/risk-record.ts';

describe('a name of a field', () => {
  it.each([
    'passphrase',
    'uninstallPassword',
    'siteToken',
    'apiToken',
    'secretKey',
    'userData',
    'UserData',
    'API_KEY',
    'x-api-key',
    'awsSecretAccessKey',
    'clientSecret',
    'connection_string',
    'auth',
  ])('is that of a secret: %s', (name) => {
    expect(isSecretField(name)).toBe(true);
  });

  it('is none where the console writes it in every record', () => {
    const fields = [agentRecord, riskRecord].flatMap((schema) => Object.keys(schema.shape));
    fields.push(
      ...Object.keys(agentFieldsLeftOut),
      'awsAccessKeyId',
      'cloudAccount',
      'key',
      'monkey',
      'author',
    );
    expect(fields.filter(isSecretField)).toEqual(['licenseKey']);
  });
});

it('secrets are taken out of what is kept, at any depth, and in pairs of a name and a value', () => {
  const kept = {
    AWS: {
      cloudAccount: '1',
      userData: 'IyEvYmluL3No',
      tags: [
        { key: 'apiToken', value: 's' },
        { key: 'env', value: 'x' },
      ],
    },
    Azure: { vm: { 'admin-password': { value: 's' }, name: 'vm-1' }, token: null },
  };
  expect(withoutSecrets(kept)).toEqual({
    AWS: {
      cloudAccount: '1',
      userData: '(taken out)',
      tags: [
        { key: 'apiToken', value: '(taken out)' },
        { key: 'env', value: 'x' },
      ],
    },
    Azure: { vm: { 'admin-password': '(taken out)', name: 'vm-1' }, token: null },
  });
  const plain = { AWS: { cloudAccount: '1', list: [1, 'a'] } };
  expect(withoutSecrets(plain)).toBe(plain);
});

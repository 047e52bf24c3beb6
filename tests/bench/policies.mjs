// Policy cases for every program that judges them: reads and writes of S3 from several accounts, past the caller's own
// policies, a bucket policy and an endpoint policy. Always the same ones.

import { fixed } from './random.mjs';

/** The account of the buckets. */
export const OWNER = '111122223333';

/** So many cases, as `policy simulate` reads them. */
export function policyCases(count) {
  const next = fixed(7);
  const pick = list => list[Math.floor(next() * list.length)];
  return Array.from({ length: count }, (_, id) => one(id, pick));
}

function one(id, pick) {
  const account = pick([OWNER, OWNER, '444455556666']);
  const bucket = pick(['reports', 'raw-data', 'public-site']);
  const vpce = pick(['vpce-0a1b2c3d4e5f67890', 'vpce-11112222333344445']);
  const all = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  const identity = policy({ Effect: 'Allow', Action: pick([['s3:Get*', 's3:List*'], 's3:*', 's3:GetObject']), Resource: pick(['*', all]) });
  const resource = policy(
    { Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::444455556666:root', `arn:aws:iam::${OWNER}:role/app`] }, Action: 's3:*', Resource: all },
    { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: all, Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-0a1b2c3d4e5f67890'] } } });
  const endpoint = policy(
    { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::reports*', 'arn:aws:s3:::raw-*'], Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    { Effect: 'Deny', Principal: '*', Action: ['s3:Delete*', 's3:Put*'], Resource: 'arn:aws:s3:::raw-data/*', Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWNER}:role/load*` } } });
  const principal = `arn:aws:iam::${account}:role/${pick(['app', 'loader'])}`;
  const context = { 'aws:SourceVpce': vpce, 'aws:PrincipalArn': principal, 'aws:PrincipalOrgID': pick(['o-a1b2c3d4e5', 'o-a1b2c3d4e5', 'o-zzzzzzzzzz']) };
  const request = { principal, action: pick(['s3:GetObject', 's3:GetObject', 's3:PutObject', 's3:DeleteObject']), resource: `arn:aws:s3:::${bucket}/x/${id}.csv`, resource_account: OWNER, context };
  return { id, request, identity: [identity], resource_policy: resource, endpoint_policies: [endpoint] };
}

function policy(...Statement) {
  return { Version: '2012-10-17', Statement };
}

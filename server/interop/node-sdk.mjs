// Calls a gateway with the official SDK as three users; exits non-zero at the first surprise.
import assert from 'node:assert/strict';
import core from '@huaweicloud/huaweicloud-sdk-core';
import swr from '@huaweicloud/huaweicloud-sdk-swr/v2/public-api.js';

const gateway = process.argv[2];
// Not the standard output: the SDK prints every refusal there, with all that led to it.
const say = (line) => process.stderr.write(`${line}\n`);

function client(user, secret = `secret of ${user}`) {
  return swr.SwrClient.newBuilder()
    .withCredential(
      new core.BasicCredentials()
        .withAk(`KEY-OF-${user}`)
        .withSk(secret)
        .withProjectId('eu-de'),
    )
    .withEndpoint(gateway)
    .build();
}

async function show(what, call) {
  const answer = await call;
  assert.ok(answer.httpStatusCode < 300, what);
  const { httpStatusCode, ...body } = answer;
  say(`${what}: ${httpStatusCode} ${JSON.stringify(body)}`);
  return body;
}

async function refused(what, status, code, call) {
  await assert.rejects(call, (error) => {
    say(`${what}: ${error.httpStatusCode} ${error.errorCode} ${error.errorMsg}`);
    assert.equal(error.httpStatusCode, status, what);
    assert.equal(error.errorCode, code, what);
    assert.match(error.requestId, /^[0-9a-f]{32}$/);
    return true;
  });
}

const admin = client('admin');
const bob = client('bob');
const user = (id, auth) => new swr.UserAuth().withUserId(id).withUserName(id).withAuth(auth);
const named = (Request) => new Request().withNamespace('group');
const create = (name) =>
  new swr.CreateNamespaceRequest().withBody(
    new swr.CreateNamespaceRequestBody().withNamespace(name),
  );

await show('create', admin.createNamespace(create('group')));
const shown = await show('show', admin.showNamespace(named(swr.ShowNamespaceRequest)));
assert.deepEqual([shown.name, shown.creator_name, shown.auth], ['group', 'admin', 7]);
const list = await show('list', admin.listNamespaces(new swr.ListNamespacesRequest()));
assert.deepEqual(list.namespaces.map((one) => one.name), ['group']);
const filtered = await show(
  'list, filtered',
  admin.listNamespaces(new swr.ListNamespacesRequest().withFilter('namespace::group|mode::visible')),
);
assert.equal(filtered.namespaces.length, 1);
await refused(
  'show, as bob',
  403,
  'SVCSTG.SWR.4039002',
  bob.showNamespace(named(swr.ShowNamespaceRequest)),
);

await show(
  'grant',
  admin.createNamespaceAuth(
    named(swr.CreateNamespaceAuthRequest).withBody([user('alice', 3), user('bob', 1)]),
  ),
);
await show(
  'change',
  admin.updateNamespaceAuth(named(swr.UpdateNamespaceAuthRequest).withBody([user('bob', 3)])),
);
const access = await show(
  'access, as bob',
  bob.showNamespaceAuth(named(swr.ShowNamespaceAuthRequest)),
);
assert.equal(access.self_auth.auth, 3);
assert.deepEqual(access.others_auths.map((one) => one.user_id), ['admin', 'alice', 'bob']);
await show(
  'revoke',
  admin.deleteNamespaceAuth(named(swr.DeleteNamespaceAuthRequest).withBody(['bob'])),
);
const quotas = await show('quotas', admin.listQuotas(new swr.ListQuotasRequest()));
assert.equal(quotas.quotas.find((one) => one.quota_key === 'namespace').used, 1);

await refused('create, taken', 409, 'SVCSTG.SWR.4090060', admin.createNamespace(create('group')));
await refused('create, no name', 400, 'SVCSTG.SWR.4001028', admin.createNamespace(create('Ä')));
await refused('create, as bob', 403, 'SVCSTG.SWR.4039002', bob.createNamespace(create('other')));
await refused(
  'list, wrong secret',
  401,
  'APIGW.0301',
  client('bob', 'another').listNamespaces(new swr.ListNamespacesRequest()),
);

await show('delete', admin.deleteNamespaces(named(swr.DeleteNamespacesRequest)));
await refused(
  'show, deleted',
  404,
  'SVCSTG.SWR.4040058',
  admin.showNamespace(named(swr.ShowNamespaceRequest)),
);

package dev.orgate.server.swr;

import com.huaweicloud.sdk.core.ClientBuilder;
import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.auth.GlobalCredentials;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.core.region.Region;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceRequestBody;
import com.huaweicloud.sdk.swr.v2.model.CreateNamespaceResponse;
import com.huaweicloud.sdk.swr.v2.model.DeleteNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteNamespaceAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.DeleteNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.DeleteNamespacesResponse;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesResponse;
import com.huaweicloud.sdk.swr.v2.model.ListQuotasRequest;
import com.huaweicloud.sdk.swr.v2.model.ListQuotasResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceResponse;
import com.huaweicloud.sdk.swr.v2.model.UpdateNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.UpdateNamespaceAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import java.util.List;

/** The official SDK's client, each of its calls in one line. */
record Sdk(SwrClient client) {
  /** A client that sends a token, for this project, instead of signing its requests. */
  static Sdk of(String url, String token, String project) {
    return new Sdk(
        new SwrClient(
            new HcClient(HttpConfig.getDefaultHttpConfig())
                .withEndpoints(List.of(url))
                .withCredential(new SdkToken(token, project))));
  }

  /** A client as its documents show it: it signs its requests with an access key. */
  static Sdk signing(String url, String access, String secret, String project) {
    return new Sdk(
        SwrClient.newBuilder()
            .withCredential(
                new BasicCredentials().withAk(access).withSk(secret).withProjectId(project))
            .withEndpoints(List.of(url))
            .build());
  }

  /** A client that knows no project and asks the gateway, as its IAM, for the one of a region. */
  static Sdk inRegion(String url, String access, String secret, String region) {
    return new Sdk(
        SwrClient.newBuilder()
            .withCredential(
                new BasicCredentials().withAk(access).withSk(secret).withIamEndpoint(url))
            .withRegion(new Region(region, url))
            .build());
  }

  /** A client for an account as a whole, which its own builder does not offer; asks for that. */
  static Sdk global(String url, GlobalCredentials credential) {
    return new Sdk(
        new ClientBuilder<>(SwrClient::new, "GlobalCredentials")
            .withCredential(credential)
            .withRegion(new Region("global", url))
            .build());
  }

  CreateNamespaceResponse create(String name) {
    return client.createNamespace(
        new CreateNamespaceRequest()
            .withBody(new CreateNamespaceRequestBody().withNamespace(name)));
  }

  ListNamespacesResponse list() {
    return client.listNamespaces(new ListNamespacesRequest());
  }

  ListNamespacesResponse listNamed(String name) {
    return client.listNamespaces(new ListNamespacesRequest().withNamespace(name));
  }

  ListNamespacesResponse listFiltered(String filter) {
    return client.listNamespaces(new ListNamespacesRequest().withFilter(filter));
  }

  ShowNamespaceResponse show(String name) {
    return client.showNamespace(new ShowNamespaceRequest().withNamespace(name));
  }

  DeleteNamespacesResponse delete(String name) {
    return client.deleteNamespaces(new DeleteNamespacesRequest().withNamespace(name));
  }

  ShowNamespaceAuthResponse access(String name) {
    return client.showNamespaceAuth(new ShowNamespaceAuthRequest().withNamespace(name));
  }

  CreateNamespaceAuthResponse grant(String name, UserAuth... grants) {
    return client.createNamespaceAuth(
        new CreateNamespaceAuthRequest().withNamespace(name).withBody(List.of(grants)));
  }

  UpdateNamespaceAuthResponse change(String name, UserAuth... grants) {
    return client.updateNamespaceAuth(
        new UpdateNamespaceAuthRequest().withNamespace(name).withBody(List.of(grants)));
  }

  DeleteNamespaceAuthResponse revoke(String name, String... userIds) {
    return client.deleteNamespaceAuth(
        new DeleteNamespaceAuthRequest().withNamespace(name).withBody(List.of(userIds)));
  }

  ListQuotasResponse quotas() {
    return client.listQuotas(new ListQuotasRequest());
  }
}

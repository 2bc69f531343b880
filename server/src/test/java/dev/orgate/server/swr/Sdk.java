package dev.orgate.server.swr;

import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.ICredential;
import com.huaweicloud.sdk.core.http.HttpClient;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.core.http.HttpRequest;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes clients of the official SDK that send a token instead of signing their requests. */
final class Sdk {
  private Sdk() {}

  static SwrClient client(String url, String token, String project) {
    return new SwrClient(
        new HcClient(HttpConfig.getDefaultHttpConfig())
            .withEndpoints(List.of(url))
            .withCredential(new TokenCredential(token, project)));
  }

  /** The SDK takes the project that is part of some paths from here too. */
  private record TokenCredential(String token, String project) implements ICredential {
    @Override
    public CompletableFuture<ICredential> processAuthParams(HcClient client, String region) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<HttpRequest> processAuthRequest(
        HttpRequest request, HttpClient client) {
      return CompletableFuture.completedFuture(
          request
              .builder()
              .addAutoFilledPathParam("project_id", project)
              .addHeader("X-Auth-Token", token)
              .build());
    }

    @Override
    public ICredential deepClone() {
      return this;
    }
  }
}

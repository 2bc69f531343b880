package dev.orgate.server.swr;

import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.ICredential;
import com.huaweicloud.sdk.core.http.HttpClient;
import com.huaweicloud.sdk.core.http.HttpRequest;
import java.util.concurrent.CompletableFuture;

/** A token as the SDK's credential, which is also where the SDK takes a path's project from. */
record SdkToken(String token, String project) implements ICredential {
  @Override
  public CompletableFuture<ICredential> processAuthParams(HcClient client, String region) {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public CompletableFuture<HttpRequest> processAuthRequest(HttpRequest request, HttpClient client) {
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

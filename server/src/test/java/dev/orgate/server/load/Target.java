package dev.orgate.server.load;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.Scrape;
import dev.orgate.server.testing.TestGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway as a target of load tests, and the tokens that it wrote. */
final class Target implements AutoCloseable {
  static final String PASSWORD = "try-orgate";
  static final String NAMESPACES = "/v2/manage/namespaces";
  private static final int TENANTS = 3;

  private final TestGateway gateway;
  private final List<String[]> tokens;

  private Target(TestGateway gateway, List<String[]> tokens) {
    this.gateway = gateway;
    this.tokens = tokens;
  }

  /** One with three tenants, seven namespaces and 40 organizations, and these settings besides. */
  static Target start(Path directory, Map<String, ?> more) {
    try {
      Path file = Files.createTempDirectory(directory, "target").resolve("tokens");
      Map<String, Object> settings = new HashMap<>();
      settings.put("http.port", 0);
      settings.put("dev.password", PASSWORD);
      settings.put("load.seed", 42);
      settings.put("load.tenants", TENANTS);
      settings.put("load.namespaces", 7);
      settings.put("load.grants", 2);
      settings.put("load.organizations", 40);
      settings.put("load.tokens-file", file);
      settings.putAll(more);
      TestGateway gateway = TestGateway.start(GatewaySettings.of(settings));
      return new Target(
          gateway, Files.readAllLines(file).stream().map(line -> line.split(",")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return gateway.port();
  }

  Api anonymous() {
    return Api.anonymous(gateway.url());
  }

  List<String> tokens() {
    return tokens.stream().map(line -> line[0]).toList();
  }

  Api caller(int token) {
    return anonymous().with("X-Auth-Token", tokens.get(token)[0]);
  }

  /** The namespace that the line of a token names. */
  String namespace(int token) {
    return tokens.get(token)[3];
  }

  Scrape scrape() {
    return Scrape.of(gateway.gateway());
  }

  Answer reset() {
    return new Login(gateway.url(), PASSWORD).caller("admin").post("/load/reset", "");
  }

  /** All that the tenants' administrators see, without the times at which it came to be. */
  String state() {
    StringBuilder state = new StringBuilder();
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      Api admin = caller(tenant);
      Answer list = admin.get(NAMESPACES);
      state.append(list.text()).append('\n');
      for (Map<String, Object> namespace : list.list("namespaces")) {
        state.append(admin.get(NAMESPACES + "/" + namespace.get("name") + "/access").text());
      }
      String organizations =
          anonymous()
              .with("Authorization", "OAuth " + tokens.get(tenant)[0])
              .get("/v1/iam2/organizations?sort=%2Bname")
              .text();
      state.append('\n').append(organizations.replaceAll("\"[a-zA-Z]+Date\":\"[^\"]*\",?", ""));
    }
    return state.toString();
  }

  @Override
  public void close() {
    gateway.close();
  }
}

package dev.orgate.server.auth;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Origin;
import java.io.IOException;

/**
 * Which services there are, as clients read it from a token: this gateway alone, under the types by
 * which they look for it.
 *
 * @param origin where the client found the gateway
 */
record Catalog(Origin origin) {
  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("catalog");
    service(json, "identity", "keystone", origin + "/v3");
    service(json, "swrv2", "swr", origin + "/v2/");
    // Older Go clients make SWR's address of this one's, by writing "swr-api" for "smn".
    service(json, "smn", "smn", "http://smn.localhost" + origin.portSuffix() + "/v2/");
    json.writeEndArray();
  }

  private static void service(JsonGenerator json, String type, String name, String url)
      throws IOException {
    json.writeStartObject();
    KeystoneToken.named(json, name, name);
    json.writeStringField("type", type);
    json.writeArrayFieldStart("endpoints");
    json.writeStartObject();
    json.writeStringField("id", name + "-public");
    json.writeStringField("interface", "public");
    // Where the clients' cloud has projects, each is named like its region.
    json.writeStringField("region", DevelopmentIdentity.PROJECT_NAME);
    json.writeStringField("region_id", DevelopmentIdentity.PROJECT_NAME);
    json.writeStringField("url", url);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
